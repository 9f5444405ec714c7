import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculatePrice } from '../../../src/amm/balancer.ts'
import { U64F64 } from '../../../src/amm/fixed/types.ts'
import {
  DEFAULT_QUOTE_WEIGHT,
  initialWeight,
  isWeightAllowed,
  MIN_WEIGHT,
  weightAfterLiquidity,
} from '../../../src/amm/weights.ts'

const ONE = 10n ** 18n
const pool = { tao: 10n ** 13n, alpha: 4n * 10n ** 13n, quoteWeight: ONE / 2n }

test('each side must weigh a hundredth', () => {
  expect(
    [MIN_WEIGHT - 1n, MIN_WEIGHT, ONE - MIN_WEIGHT, ONE - MIN_WEIGHT + 1n].map(isWeightAllowed),
  ).toEqual([false, true, true, false])
})

describe('the weight after liquidity', () => {
  test('does not move when both sides grow alike', () => {
    expect(weightAfterLiquidity(pool, pool.tao, pool.alpha)).toBe(pool.quoteWeight)
  })

  test('keeps the price', () => {
    const delta = fc.bigInt(0n, 10n ** 13n)
    fc.assert(
      fc.property(delta, delta, (taoDelta, alphaDelta) => {
        const quoteWeight = weightAfterLiquidity(pool, taoDelta, alphaDelta)
        if (quoteWeight === undefined) throw new Error('the weight left its range')
        const before = calculatePrice(pool)
        const after = calculatePrice({
          tao: pool.tao + taoDelta,
          alpha: pool.alpha + alphaDelta,
          quoteWeight,
        })
        const off = before > after ? before - after : after - before
        expect(off < before / 10n ** 16n + 8n).toBe(true)
      }),
    )
  })

  test('is refused when a side would weigh too little', () => {
    expect(weightAfterLiquidity(pool, pool.tao * 98n, 0n)).toBe((ONE / 100n) * 99n)
    expect(weightAfterLiquidity(pool, pool.tao * 99n, 0n)).toBeUndefined()
  })

  test('of an empty pool is one half', () => {
    expect(weightAfterLiquidity({ ...pool, tao: 0n, alpha: 0n }, 5n, 7n)).toBe(DEFAULT_QUOTE_WEIGHT)
  })
})

describe('the first weight', () => {
  test('gives the price that was asked for', () => {
    const initial = initialWeight(pool.tao, pool.alpha, U64F64.one / 2n)
    if (!initial.ok) throw new Error(initial.error)
    expect(initial.quoteWeight).toBe(ONE / 3n)
    const price = calculatePrice({ ...pool, quoteWeight: initial.quoteWeight })
    expect(U64F64.absDiff(price, U64F64.one / 2n)).toBeLessThan(200n)
  })

  test('is refused far from balance, and without reserves', () => {
    expect(initialWeight(10n ** 13n, 1n, U64F64.one)).toMatchObject({
      ok: false,
      error: 'ReservesOutOfBalance',
      rejected: 999_999_999_999_900_000n,
    })
    expect(initialWeight(0n, 0n, U64F64.one)).toEqual({ ok: false, error: 'ReservesOutOfBalance' })
  })
})
