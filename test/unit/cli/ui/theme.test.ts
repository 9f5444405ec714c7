import { describe, expect, test } from 'vitest'
import { createTheme } from '../../../../src/cli/ui/theme.ts'

const tty = { isTTY: true, columns: 100 }
const red = '\u001b[31mx\u001b[39m'

describe('colours', () => {
  test.each([
    [{}, tty, red],
    [{}, {}, 'x'],
    [{ NO_COLOR: '1' }, tty, 'x'],
    [{ TERM: 'dumb' }, tty, 'x'],
    [{ FORCE_COLOR: '1' }, {}, red],
    [{ FORCE_COLOR: '0' }, tty, 'x'],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, {}, red],
  ])('with %j', (env, channel, expected) => {
    expect(createTheme(env, channel, {}).out.bad('x')).toBe(expected)
  })

  test('each channel decides for itself', () => {
    const theme = createTheme({}, {}, tty)
    expect([theme.out.bad('x'), theme.err.bad('x')]).toEqual(['x', red])
  })
})

describe('signs', () => {
  test.each([
    [{}, 'τ'],
    [{ LANG: 'en_US.UTF-8' }, 'τ'],
    [{ LANG: 'C.utf8' }, 'τ'],
    [{ LANG: 'C' }, 'TAO'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, 'TAO'],
    [{ LANG: 'de_DE.ISO-8859-1' }, 'TAO'],
    [{ TERM: 'linux', LANG: 'en_US.UTF-8' }, 'TAO'],
  ])('with %j', (env, tao) => {
    expect(createTheme(env, {}, {}).glyphs.tao).toBe(tao)
  })
})

test('the width is the terminal’s, else COLUMNS, else without bound', () => {
  expect(createTheme({}, tty, {}).width).toBe(100)
  expect(createTheme({ COLUMNS: '70' }, {}, {}).width).toBe(70)
  expect(createTheme({ COLUMNS: 'x' }, {}, {}).width).toBe(Number.POSITIVE_INFINITY)
})
