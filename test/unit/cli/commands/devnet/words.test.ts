import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockTime } from '../../../../../src/cli/commands/devnet/block-time.ts'
import { nextChunk } from '../../../../../src/cli/commands/devnet/chunk.ts'
import { moment } from '../../../../../src/cli/commands/devnet/moment.ts'
import { storageWrite } from '../../../../../src/cli/commands/devnet/set/storage-write.ts'

describe('a moment', () => {
  test.each([
    ['+90', 90_000],
    ['+90s', 90_000],
    ['+15m', 900_000],
    ['+1d12h', 129_600_000],
    ['+2w1s', 1_209_601_000],
  ])('%s is a span', (text, add) => {
    expect(moment(text)).toEqual({ add })
  })

  test.each([
    ['2031-01-01', Date.UTC(2031, 0, 1)],
    ['2031-01-01T00:00:00Z', Date.UTC(2031, 0, 1)],
    ['2031-01-01T02:00:00+02:00', Date.UTC(2031, 0, 1)],
  ])('%s is a date', (text, at) => {
    expect(moment(text)).toEqual({ at })
  })

  test.each(['', '+', '+0s', '+1h1d', '+1.5h', '-1d', '90', 'tomorrow', '2031-13-01', '12', '+1y'])(
    '%j is none',
    (text) => {
      expect(() => moment(text)).toThrow('neither a span nor a date')
    },
  )
})

describe('a storage write', () => {
  test('by name takes keys, then a value, each JSON where it is some', () => {
    expect(storageWrite('SubtensorModule.Tempo', ['1', '99']).param).toEqual({
      SubtensorModule: { Tempo: [[[1], 99]] },
    })
    expect(storageWrite('Sudo.Key', ['5Grw']).param).toEqual({ Sudo: { Key: '5Grw' } })
    expect(storageWrite('A.B', ['5F', '2', '{"nonce":3}']).param).toEqual({
      A: { B: [[['5F', 2], { nonce: 3 }]] },
    })
    expect(storageWrite('A.B', ['1', 'null'])).toEqual({
      keys: [1],
      value: null,
      param: { A: { B: [[[1], null]] } },
    })
  })

  test('loses no digit of a number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 70n), max: 1n << 70n }), (number) => {
        const { value } = storageWrite('A.B', [String(number)])
        expect(BigInt(String(value))).toBe(number)
      }),
    )
  })

  test('by raw key takes hex or null', () => {
    expect(storageWrite('0x1234', ['0xab']).param).toEqual([['0x1234', '0xab']])
    expect(storageWrite('0x1234', ['null']).param).toEqual([['0x1234', null]])
    for (const words of [['1', '0xab'], ['5']])
      expect(() => storageWrite('0x1234', words)).toThrow('cannot be set like that')
  })

  test.each(['Tempo', '.Tempo', 'SubtensorModule.', 'A.B.C', ''])('%j names no item', (item) => {
    expect(() => storageWrite(item, ['1'])).toThrow('cannot be set like that')
  })
})

test('a block time is a number of milliseconds, or says its unit', () => {
  const cases = { '250ms': 250, '12s': 12_000, '1m': 60_000, '250': 250, '0': 0 }
  for (const [text, millis] of Object.entries(cases)) expect(blockTime(text)).toBe(millis)
  for (const text of ['', 's', '-1', '1.5s', '2h', '3600001', '61m', '12 s'])
    expect(() => blockTime(text), text).toThrow('is no block time')
})

test('chunks of blocks grow and shrink with the time they take, within bounds', () => {
  expect(nextChunk(0, 0)).toBe(64)
  expect(nextChunk(64, 500)).toBe(64)
  expect(nextChunk(64, 1)).toBe(256)
  expect(nextChunk(64, 2000)).toBe(16)
  expect(nextChunk(1, 60_000)).toBe(1)
  expect(nextChunk(8192, 1)).toBe(8192)
})
