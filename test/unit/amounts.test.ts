import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amountJson,
  formatAmount,
  formatParts,
  mulPartsFloor,
  PARTS_PER_ONE,
  parseAmount,
  parseRao,
  parseTolerance,
  resolveAmount,
} from '../../src/amounts.ts'
import { DtaoError, EXIT } from '../../src/errors/base.ts'

const U64 = (1n << 64n) - 1n
const rao = fc.bigInt({ min: 1n, max: U64 })

function refusal(run: () => unknown): { code: string; exit: number; message: string } {
  try {
    run()
  } catch (error) {
    if (error instanceof DtaoError) {
      return { code: error.code, exit: error.exitCode, message: error.message }
    }
    throw error
  }
  throw new Error('nothing was refused')
}

describe('parseAmount', () => {
  test.each([
    ['1.5', 1_500_000_000n],
    ['1.5t', 1_500_000_000n],
    ['1.5tao', 1_500_000_000n],
    ['1.5 TAO', 1_500_000_000n],
    ['2τ', 2_000_000_000n],
    ['1500000000rao', 1_500_000_000n],
    ['.5', 500_000_000n],
    ['1_000', 1_000_000_000_000n],
    ['0.000000001', 1n],
    ['1rao', 1n],
    ['18446744073.709551615', U64],
  ])('reads %s', (text, expected) => {
    expect(parseAmount(text)).toEqual({ kind: 'exact', rao: expected })
  })

  test('reads shares and everything', () => {
    expect(parseAmount('50%')).toEqual({ kind: 'fraction', parts: 500_000_000n })
    expect(parseAmount('0.0000001%')).toEqual({ kind: 'fraction', parts: 1n })
    expect(parseAmount('100%')).toEqual({ kind: 'all' })
    expect(parseAmount('ALL')).toEqual({ kind: 'all' })
  })

  test.each([
    ['-1', 'amount_negative'],
    ['-5%', 'amount_negative'],
    ['0', 'amount_zero'],
    ['0.0', 'amount_zero'],
    ['0rao', 'amount_zero'],
    ['0%', 'amount_zero'],
    ['1.0000000001', 'amount_too_precise'],
    ['1.5rao', 'amount_too_precise'],
    ['18446744073.709551616', 'amount_too_large'],
    ['101%', 'amount_too_large'],
    ['abc', 'amount_invalid'],
    ['', 'amount_invalid'],
    ['.', 'amount_invalid'],
    ['tao', 'amount_invalid'],
    ['1e9', 'amount_invalid'],
    ['0x10', 'amount_invalid'],
    ['1,5', 'amount_invalid'],
    ['1.5.5', 'amount_invalid'],
    ['5btc', 'amount_invalid'],
    ['5constructor', 'amount_invalid'],
    ['NaN', 'amount_invalid'],
    ['Infinity', 'amount_invalid'],
    ['１', 'amount_invalid'],
  ])('refuses %s as %s', (text, code) => {
    expect(refusal(() => parseAmount(text))).toMatchObject({ code, exit: EXIT.usage })
  })

  test('messages repeat what was typed and name the thing', () => {
    expect(refusal(() => parseAmount('-1')).message).toBe('The amount -1 is negative.')
    expect(refusal(() => parseAmount('abc', { label: 'price limit' })).message).toBe(
      '"abc" is no price limit.',
    )
  })

  test('a suffix of the other token is refused, rao belongs to both', () => {
    expect(refusal(() => parseAmount('5tao', { token: 'alpha' })).code).toBe('amount_wrong_token')
    expect(refusal(() => parseAmount('5α', { token: 'tao' })).code).toBe('amount_wrong_token')
    expect(parseAmount('5rao', { token: 'alpha' })).toEqual({ kind: 'exact', rao: 5n })
    expect(parseAmount('5a', { token: 'alpha' })).toEqual({ kind: 'exact', rao: 5_000_000_000n })
  })

  test('zero passes where it is asked for', () => {
    expect(parseAmount('0', { allowZero: true })).toEqual({ kind: 'exact', rao: 0n })
  })

  test('parseRao takes no shares', () => {
    expect(refusal(() => parseRao('50%')).code).toBe('amount_invalid')
    expect(refusal(() => parseRao('all')).code).toBe('amount_invalid')
  })

  test('what is printed is read back exactly', () => {
    fc.assert(
      fc.property(rao, (value) => {
        expect(parseRao(formatAmount(value))).toBe(value)
        expect(parseRao(`${value}rao`)).toBe(value)
        expect(parseRao(formatAmount(value, { places: 9, symbol: 'TAO' }))).toBe(value)
      }),
    )
  })

  test('no text makes it throw anything but a usage error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        try {
          parseAmount(text)
        } catch (error) {
          expect(error).toMatchObject({ name: 'UsageError' })
        }
      }),
    )
  })
})

describe('resolveAmount', () => {
  test('a share is never more than what is there, and shares of a whole never add up to more', () => {
    fc.assert(
      fc.property(rao, fc.bigInt({ min: 0n, max: PARTS_PER_ONE }), (available, parts) => {
        const one = resolveAmount({ kind: 'fraction', parts }, available)
        const rest = resolveAmount({ kind: 'fraction', parts: PARTS_PER_ONE - parts }, available)
        expect(one + rest <= available).toBe(true)
        expect(available - one - rest <= 1n).toBe(true)
      }),
    )
  })

  test('exact and all', () => {
    expect(resolveAmount({ kind: 'exact', rao: 7n }, 5n)).toBe(7n)
    expect(resolveAmount({ kind: 'all' }, 5n)).toBe(5n)
    expect(mulPartsFloor(3n, 500_000_000n)).toBe(1n)
  })
})

describe('parseTolerance', () => {
  test.each([
    ['0.5%', 5_000_000n],
    ['0.005', 5_000_000n],
    ['0', 0n],
    ['5%', 50_000_000n],
    ['99.9999999%', 999_999_999n],
  ])('reads %s', (text, parts) => {
    expect(parseTolerance(text)).toBe(parts)
  })

  test.each(['', '5', '1', '100%', '-1%', 'abc', '0.0000000001', '%'])('refuses %s', (text) => {
    expect(refusal(() => parseTolerance(text)).code).toBe('tolerance_invalid')
  })

  test('prints back what it read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: PARTS_PER_ONE - 1n }), (parts) => {
        expect(parseTolerance(formatParts(parts))).toBe(parts)
      }),
    )
  })
})

describe('formatAmount', () => {
  test.each([
    [0n, {}, '0'],
    [1n, {}, '0.000000001'],
    [1_500_000_000n, {}, '1.5'],
    [-1_500_000_000n, {}, '-1.5'],
    [1_234_567_500_000_000n, { grouped: true }, '1,234,567.5'],
    [123_000_000_000n, { grouped: true, symbol: 'τ' }, '123 τ'],
    [1_999_999_999n, { places: 4 }, '1.9999'],
    [1_000_000_000n, { places: 4 }, '1.0000'],
    [1_999_999_999n, { places: 0 }, '1'],
  ])('prints %s', (value, options, expected) => {
    expect(formatAmount(value, options)).toBe(expected)
  })
})

test('JSON carries integers as text, with the token of the subnet', () => {
  expect(amountJson(5_000_000_000n)).toEqual({ rao: '5000000000', value: '5', unit: 'TAO' })
  expect(amountJson(U64, 1)).toEqual({
    rao: '18446744073709551615',
    value: '18446744073.709551615',
    unit: 'SN1',
  })
})
