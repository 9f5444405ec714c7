import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  PERQUINTILL_ONE,
  perquintillFromRational,
  perquintillMulCeil,
  perquintillMulFloor,
  perquintillMulRound,
  perquintillSubSaturating,
} from '../../../../src/amm/fixed/index.ts'

test('a fraction is rounded down and never above one', () => {
  expect(perquintillFromRational(1n, 3n)).toBe(333_333_333_333_333_333n)
  expect(perquintillFromRational(2n, 3n)).toBe(666_666_666_666_666_666n)
  expect(perquintillFromRational(3n, 2n)).toBe(PERQUINTILL_ONE)
  expect(perquintillFromRational(0n, 0n)).toBe(PERQUINTILL_ONE)
})

test('products round as their names say', () => {
  const third = perquintillFromRational(1n, 3n)
  expect(perquintillMulFloor(third, 3n)).toBe(0n)
  expect(perquintillMulCeil(third, 3n)).toBe(1n)
  expect(perquintillMulRound(third, 3n)).toBe(1n)
  const half = PERQUINTILL_ONE / 2n
  expect([1n, 3n, 5n].map((amount) => perquintillMulRound(half, amount))).toEqual([0n, 1n, 2n])
})

test('floor, nearest and ceiling stand in order and within one', () => {
  const parts = fc.bigInt({ min: 0n, max: PERQUINTILL_ONE })
  fc.assert(
    fc.property(parts, fc.bigInt({ min: 0n, max: 1n << 64n }), (share, amount) => {
      const [low, near, high] = [
        perquintillMulFloor(share, amount),
        perquintillMulRound(share, amount),
        perquintillMulCeil(share, amount),
      ]
      expect(low <= near && near <= high && high - low <= 1n).toBe(true)
      expect(perquintillSubSaturating(share, PERQUINTILL_ONE)).toBe(0n)
    }),
  )
})
