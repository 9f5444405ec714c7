import { expect, test } from 'vitest'
import { U64F64 } from '../../../src/amm/fixed/types.ts'
import { bitLength, floorDiv, roundedShift } from '../../../src/amm/integers.ts'
import { U64_MAX } from '../../../src/amm/pool.ts'
import {
  amountAtLimit,
  limitPriceWithin,
  PARTS_ONE,
  PRICE_ONE,
  priceOfAmounts,
  priceOfBits,
} from '../../../src/amm/prices.ts'

test('prices are TAO per alpha × 10^18', () => {
  expect(priceOfBits(U64F64.one)).toBe(PRICE_ONE)
  expect(priceOfBits(U64F64.one / 4n + 1n)).toBe(PRICE_ONE / 4n)
  expect(priceOfAmounts(1n, 3n)).toBe(333_333_333_333_333_333n)
  expect(priceOfAmounts(1n, 0n)).toBeUndefined()
})

test('limit prices are rounded away from the price', () => {
  const third = U64F64.one / 3n
  const halfPercent = PARTS_ONE / 200n
  expect(limitPriceWithin('buy', third, 0n)).toBe(333_333_334n)
  expect(limitPriceWithin('sell', third, 0n)).toBe(333_333_333n)
  expect(limitPriceWithin('buy', U64F64.one, halfPercent)).toBe(1_005_000_000n)
  expect(limitPriceWithin('sell', U64F64.one, halfPercent)).toBe(995_000_000n)
  expect(limitPriceWithin('sell', U64F64.one, PARTS_ONE * 2n)).toBe(0n)
  expect(limitPriceWithin('buy', U64F64.max, 0n)).toBe(U64_MAX)
})

test('what an amount gives at a limit price', () => {
  expect(amountAtLimit('buy', 1_000n, 250_000_000n)).toBe(4_000n)
  expect(amountAtLimit('sell', 1_000n, 250_000_000n)).toBe(250n)
  expect(amountAtLimit('buy', 1_000n, 0n)).toBe(0n)
})

test('integers: division towards −∞, bit lengths, rounded shifts', () => {
  expect([floorDiv(7n, 2n), floorDiv(-7n, 2n), floorDiv(-8n, 2n)]).toEqual([3n, -4n, -4n])
  expect([0n, 1n, 255n, 256n, (1n << 200n) - 1n].map(bitLength)).toEqual([0, 1, 8, 9, 200])
  expect([5n, 6n, 7n].map((value) => roundedShift(value, 2n))).toEqual([1n, 2n, 2n])
})
