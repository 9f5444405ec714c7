import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareFields, isRecord } from '../../replay/compare.ts'
import type { Format } from '../../replay/format.ts'
import { formats } from '../../replay/formats/index.ts'
import { run } from '../../replay/run.ts'

const doubling: Format = {
  name: 'doubling',
  matches: (json) => isRecord(json) && 'double' in json,
  replay(json, report) {
    if (!isRecord(json)) return
    report.case('only')
    if (json.of === 'nothing') throw new TypeError('there is nothing')
    if (json.more !== undefined) report.unsupported('more')
    compareFields(report, 'only', { double: json.double }, { double: Number(json.of) * 2 })
  },
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('a run', () => {
  test('of equal figures ends well', async () => {
    const path = file('a.json', '{"of":2,"double":4,"more":1}')
    const { files, exitCode } = await run([path], [doubling])
    expect(exitCode).toBe(0)
    expect(files).toMatchObject([{ format: 'doubling', cases: 1, mismatches: 0 }])
    expect(files[0]?.unsupported).toEqual(new Map([['more', 1]]))
  })

  test('names the first difference', async () => {
    const { files, exitCode } = await run([file('a.json', '{"of":2,"double":5}')], [doubling])
    expect(exitCode).toBe(1)
    expect(files[0]?.first).toEqual({ case: 'only', item: 'double', expected: '5', got: '4' })
  })

  test('counts a replay that breaks as a difference, and goes on', async () => {
    const [bad, good] = [
      file('a.json', '{"of":"nothing","double":0}'),
      file('b.json', '{"of":1,"double":2}'),
    ]
    const { files, exitCode } = await run([bad, good], [doubling])
    expect(exitCode).toBe(1)
    expect(files.map(({ mismatches }) => mismatches)).toEqual([1, 0])
    expect(files[0]?.first?.got).toBe('TypeError: there is nothing')
  })

  test('refuses a named file of no known format', async () => {
    const known = file('a.json', '{"of":2,"double":4}')
    const unknown = file('b.json', '[]')
    const notJson = file('c.json', '{')
    expect((await run([known, unknown], [doubling])).exitCode).toBe(2)
    expect((await run([notJson], [doubling])).exitCode).toBe(2)
  })

  test('skips what it does not know in a folder, unless it knows nothing', async () => {
    const readme = file('README.md', 'words')
    expect(await run([folder], [doubling])).toMatchObject({ skipped: [readme], exitCode: 2 })
    file('a.json', '{"of":2,"double":4}')
    expect(await run([folder], [doubling])).toMatchObject({ skipped: [readme], exitCode: 0 })
  })
})

describe('comparing fields', () => {
  const differences = (expected: Record<string, unknown>, got: Record<string, unknown>) => {
    const items: string[] = []
    const report = {
      case: () => {},
      mismatch: ({ item }: { item: string }) => items.push(item),
      quote: () => undefined,
      unsupported: () => {},
      better: () => {},
    }
    compareFields(report, 'id', expected, got)
    return items
  }

  test('goes into objects and misses no side', () => {
    expect(differences({ a: { b: '1', c: true } }, { a: { b: 1n, c: true } })).toEqual([])
    expect(differences({ a: { b: '1' } }, { a: { b: 2n } })).toEqual(['a.b'])
    expect(differences({ a: { b: '1' } }, {})).toEqual(['a'])
    expect(differences({}, { err: 'X' })).toEqual(['err'])
    expect(differences({ a: null }, { a: '0' })).toEqual(['a'])
  })
})

test('a wrong figure in a recorded swap is found', async () => {
  const row = {
    id: 7,
    dir: 'buy',
    tao: '1000000000000',
    alpha: '1000000000000',
    quoteWeight: '500000000000000000',
    feeRate: 33,
    minReserve: '1000000',
    amount: '1000000000',
    priceLimit: '900000000',
    dropFees: false,
    limitPrice: { bits: '16602069666338596454', dec: '0.9' },
    priceBefore: { bits: '18446744073709551616', dec: '1' },
    err: 'PriceLimitExceeded',
  }
  const replayed = async (swaps: unknown[]) =>
    (await run([file('swap.json', JSON.stringify({ swaps, odd: [] }))], formats)).files[0]
  expect(await replayed([row])).toMatchObject({ cases: 1, mismatches: 0 })
  const wrong = { ...row, err: 'ReservesTooLow', priceBefore: { ...row.priceBefore, dec: '1.1' } }
  const result = await replayed([row, wrong])
  expect(result).toMatchObject({ cases: 2, mismatches: 2 })
  expect(result?.first).toEqual({
    case: 'swaps[7]',
    item: 'priceBefore.dec',
    expected: '1.1',
    got: '1',
  })
  expect(result?.unsupported.get('section odd')).toBe(1)
})
