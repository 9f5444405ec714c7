import { describe, expect, test } from 'vitest'
import { renderTable, type TableSpec } from '../../../../src/cli/ui/table.ts'
import { displayWidth, shorten } from '../../../../src/cli/ui/text-width.ts'
import { createTheme } from '../../../../src/cli/ui/theme.ts'

const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const spec: TableSpec = {
  columns: [
    { title: 'Netuid', align: 'right' },
    { title: 'Name', rank: 2 },
    { title: 'Hotkey', least: 11 },
    { title: 'Stake', align: 'right' },
    { title: 'Emission', align: 'right', rank: 1 },
  ],
  rows: [
    ['0', 'root', address, '12.5', '1'],
    ['1', 'apex', address, '1,000.000000001', '0.25'],
  ],
}

function themed(columns: number, env: Record<string, string> = {}) {
  return createTheme(env, { isTTY: true, columns }, {})
}

const plain = { NO_COLOR: '1' }

describe('renderTable', () => {
  test('aligns numbers right and draws a line under the head', () => {
    expect(renderTable(spec, createTheme(plain, {}, {}))).toMatchInlineSnapshot(`
      "Netuid  Name  Hotkey                                                      Stake  Emission
      ─────────────────────────────────────────────────────────────────────────────────────────
           0  root  5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY             12.5         1
           1  apex  5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY  1,000.000000001      0.25"
    `)
  })

  test.each([200, 89, 80, 60, 50])('fits into %i columns', (columns) => {
    for (const line of renderTable(spec, themed(columns, plain)).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(columns)
    }
  })

  test('shortens addresses before it leaves columns out, and says so', () => {
    expect(renderTable(spec, themed(60, plain))).toContain('5Grw')
    expect(renderTable(spec, themed(60, plain))).not.toContain('more column')
    const narrow = renderTable(spec, themed(48, plain))
    expect(narrow).not.toContain('apex')
    expect(narrow).toContain('1 more column: widen the terminal or use --json')
    expect(narrow).toContain('1,000.000000001')
  })

  test('totals stand apart, in the same columns', () => {
    const lines = renderTable(
      {
        columns: [{ title: 'A' }, { title: 'B', align: 'right' }],
        rows: [['x', '1']],
        footer: ['all', '10'],
      },
      createTheme(plain, {}, {}),
    ).split('\n')
    expect(lines).toEqual(['A     B', '───────', 'x     1', '───────', 'all  10'])
  })

  test('without Unicode the line is ASCII', () => {
    expect(renderTable(spec, createTheme({ LANG: 'C' }, {}, {}))).toMatch(/\n-+\n/)
  })

  test('no rows show what was given for it', () => {
    expect(renderTable({ ...spec, rows: [], empty: 'Nothing.' }, themed(80))).toBe('Nothing.')
  })
})

describe('widths', () => {
  test.each([
    ['abc', 3],
    ['\u001b[31mred\u001b[39m', 3],
    ['τ α₁', 4],
    ['日本', 4],
    ['e\u0301', 1],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  test('shortening keeps both ends and never exceeds', () => {
    expect(shorten(address, 11, '…')).toBe('5Grwv…KutQY')
    expect(shorten('short', 11, '…')).toBe('short')
    expect(shorten(address, 1, '…')).toBe('…')
  })
})
