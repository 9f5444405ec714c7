import { describe, expect, test } from 'vitest'
import { Screen } from '../../../../src/cli/ui/screen.ts'

const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l'
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l'

/** A terminal that remembers each write. */
function terminal(rows: number) {
  const writes: string[] = []
  return { rows, writes, write: (text: string) => writes.push(text) }
}

/** What a person sees of a write, line by line. */
function seen(write = ''): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what terminals are written to with
  return write.replace(/\u001b\[[0-9;?]*[a-zA-Z]/g, '').split('\r\n')
}

describe('a screen', () => {
  test('is entered once, drawn in one write from its top, and never wiped', () => {
    const ours = terminal(10)
    const screen = new Screen(ours)
    screen.draw(['a', 'b'], 'end')
    screen.draw(['c'], 'end')
    expect(ours.writes.map(seen)).toEqual([
      ['a', 'b', '', 'end'],
      ['c', '', 'end'],
    ])
    expect(ours.writes[0]?.startsWith(ENTER)).toBe(true)
    expect(ours.writes[1]).not.toContain(ENTER)
    for (const write of ours.writes) {
      expect(write).not.toContain('\u001b[2J')
      // The end of every line and all below the last is erased, of whatever stood there.
      expect(write.split('\u001b[K')).toHaveLength(seen(write).length + 1)
      expect(write).toContain('\u001b[K\u001b[J')
    }
  })

  test.each([
    [6, ['1', '2', '3', '4', '', 'end']],
    [5, ['1', '2', '2 more lines: heighten the terminal', '', 'end']],
    [4, ['1', '3 more lines: heighten the terminal', '', 'end']],
    [3, ['4 more lines: heighten the terminal', '', 'end']],
  ])('of %i rows never scrolls', (rows, expected) => {
    const ours = terminal(rows)
    new Screen(ours).draw(['1', '2', '3', '4'], 'end')
    expect(seen(ours.writes[0])).toEqual(expected)
  })

  test('gives the terminal back, once, and only where it took it', () => {
    const ours = terminal(10)
    const screen = new Screen(ours)
    screen.leave()
    expect(ours.writes).toEqual([])
    screen.draw([], 'end')
    screen.leave()
    screen.leave()
    expect(ours.writes.slice(1)).toEqual([LEAVE])
    screen.draw([], 'end')
    expect(ours.writes.at(-1)?.startsWith(ENTER)).toBe(true)
  })
})
