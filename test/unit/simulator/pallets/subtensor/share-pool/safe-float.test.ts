import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  div,
  fromU64,
  fromU64F64,
  isZero,
  mulDiv,
  SAFE_FLOAT_MAX,
  type SafeFloat,
  safeFloat,
  sub,
  toU64,
  ZERO,
} from '../../../../../../src/simulator/pallets/subtensor/share-pool/safe-float.ts'

const u64 = fc.bigInt(0n, (1n << 64n) - 1n)

function isNormal({ mantissa, exponent }: SafeFloat): boolean {
  if (mantissa === 0n) return exponent === 0n
  return mantissa > SAFE_FLOAT_MAX / 10n && mantissa <= SAFE_FLOAT_MAX
}

describe('SafeFloat', () => {
  test('keeps one form for each number', () => {
    expect(fromU64(44n)).toEqual({ mantissa: 440_000_000_000_000_000_000n, exponent: -19n })
    expect(safeFloat(10n ** 21n, 0n)).toEqual({ mantissa: 10n ** 21n, exponent: 0n })
    expect(safeFloat(10n ** 20n, 0n)).toEqual({ mantissa: 10n ** 21n, exponent: -1n })
    expect(safeFloat(10n ** 21n + 1n, 0n)).toBeUndefined()
    expect(safeFloat(0n, 77n)).toEqual(ZERO)
    expect(safeFloat(1n, -(1n << 63n))).toBeUndefined()
  })

  test('divides and takes nothing from zero', () => {
    expect(div(fromU64(1n), ZERO)).toBeUndefined()
    expect(mulDiv(fromU64(1n), fromU64(1n), ZERO)).toBeUndefined()
    expect(sub(ZERO, fromU64(1n))).toBeUndefined()
    expect(sub(ZERO, ZERO)).toEqual(ZERO)
    expect(sub(fromU64(1n), fromU64(2n))).toEqual(ZERO)
  })

  test('turns too large into the largest u64 and less than one into nothing', () => {
    expect(toU64({ mantissa: SAFE_FLOAT_MAX, exponent: 30n })).toBe((1n << 64n) - 1n)
    expect(toU64({ mantissa: SAFE_FLOAT_MAX, exponent: -22n })).toBe(0n)
    expect(toU64(div(fromU64(999n), fromU64(1000n)) ?? ZERO)).toBe(0n)
  })

  test('reads a fixed point in the digits that it has', () => {
    expect(fromU64F64(3n << 63n)).toEqual(safeFloat(15n, -1n))
    expect(fromU64F64(1n)).toEqual(div(fromU64(1n), fromU64(1n << 64n)))
    expect(fromU64F64(0n)).toEqual(ZERO)
  })

  test('gives every u64 back', () => {
    fc.assert(fc.property(u64, (value) => toU64(fromU64(value)) === value))
  })

  test('stays normal, and never rounds up', () => {
    fc.assert(
      fc.property(u64, u64, u64, (a, b, c) => {
        const [x, y, z] = [fromU64(a), fromU64(b), fromU64(c)]
        for (const result of [add(x, y), sub(x, y), mulDiv(x, y, z), div(x, y)])
          expect(result === undefined || isNormal(result)).toBe(true)
        if (c > 0n) {
          const exact = (a * b) / c
          const limit = exact < 1n << 64n ? exact : (1n << 64n) - 1n
          expect(toU64(mulDiv(x, y, z) ?? ZERO)).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })

  test('adds and takes off u64 without loss', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 19n), fc.bigInt(0n, 10n ** 15n), (a, b) => {
        const sum = add(fromU64(a), fromU64(b)) ?? ZERO
        expect(toU64(sum)).toBe(a + b)
        expect(isZero(sub(sum, sum) ?? sum)).toBe(true)
      }),
    )
  })
})
