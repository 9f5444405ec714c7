import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alphaInForPrice,
  alphaNeededForTao,
  alphaOutForTao,
  calculatePrice,
  expBaseQuote,
  expQuoteBase,
  taoInForPrice,
  taoOutForAlpha,
} from '../../../src/amm/balancer.ts'
import { U64F64 } from '../../../src/amm/fixed/types.ts'
import { type Pool, U64_MAX } from '../../../src/amm/pool.ts'

const ONE = 10n ** 18n
const half: Pool = { tao: 10n ** 13n, alpha: 4n * 10n ** 13n, quoteWeight: ONE / 2n }
const pools: fc.Arbitrary<Pool> = fc.record({
  tao: fc.bigInt(10n ** 9n, 10n ** 16n),
  alpha: fc.bigInt(10n ** 9n, 10n ** 16n),
  quoteWeight: fc.bigInt(ONE / 10n, (ONE / 10n) * 9n),
})

describe('the price', () => {
  test('is the ratio of reserves, weighed', () => {
    expect(calculatePrice(half)).toBe(U64F64.one / 4n)
    // A quarter of the weight on TAO makes alpha three times as dear.
    expect(calculatePrice({ ...half, quoteWeight: ONE / 4n })).toBe((U64F64.one / 4n) * 3n)
  })

  test('is zero without alpha, without TAO or without weight', () => {
    expect(calculatePrice({ ...half, alpha: 0n })).toBe(0n)
    expect(calculatePrice({ ...half, tao: 0n })).toBe(0n)
    expect(calculatePrice({ ...half, quoteWeight: 0n })).toBe(0n)
  })

  test('stops at the largest U64F64', () => {
    const steep = { tao: U64_MAX, alpha: 1n, quoteWeight: ONE / 100n }
    expect(calculatePrice(steep)).toBe(U64F64.max)
  })
})

describe('what the pool pays', () => {
  test('is x·y = k at equal weights', () => {
    expect(alphaOutForTao(half, half.tao)).toBe(half.alpha / 2n)
    expect(taoOutForAlpha(half, half.alpha * 3n)).toBe((half.tao / 4n) * 3n)
  })

  test('is nothing for nothing, and all when nothing is left of the share', () => {
    expect(alphaOutForTao(half, 0n)).toBe(0n)
    expect(expQuoteBase(half.quoteWeight, 0n, 0n)).toBe(0n)
    expect(expBaseQuote(ONE / 100n, 1n, U64_MAX)).toBe(0n)
  })

  test('keeps the value of the pool: tao^w2 · alpha^w1 does not fall but by rounding', () => {
    fc.assert(
      fc.property(pools, fc.bigInt(1n, 10n ** 15n), (pool, taoIn) => {
        const out = alphaOutForTao(pool, taoIn)
        const back = taoOutForAlpha(
          { ...pool, tao: pool.tao + taoIn, alpha: pool.alpha - out },
          out,
        )
        const slack = (pool.tao + taoIn) / 10n ** 6n + 10n ** 8n
        if (pool.alpha > out * 2n) expect(back <= taoIn + slack).toBe(true)
      }),
    )
  })
})

describe('the way to a price', () => {
  test('ends there', () => {
    fc.assert(
      fc.property(pools, fc.bigInt(101n, 300n), (pool, percent) => {
        const price = calculatePrice(pool)
        const target = (price * percent) / 100n
        const taoIn = taoInForPrice(pool.quoteWeight, pool.tao, price, target)
        const reached = calculatePrice({
          ...pool,
          tao: pool.tao + taoIn,
          alpha: pool.alpha - alphaOutForTao(pool, taoIn),
        })
        const off = reached > target ? reached - target : target - reached
        expect(off < target / 10n ** 6n + (1n << 40n)).toBe(true)
      }),
    )
  })

  test('is nothing when the price already is beyond', () => {
    expect(taoInForPrice(ONE / 2n, 10n ** 12n, 2n * U64F64.one, U64F64.one)).toBe(0n)
    expect(alphaInForPrice(ONE / 2n, 10n ** 12n, U64F64.one, 2n * U64F64.one)).toBe(0n)
    expect(taoInForPrice(ONE / 2n, 10n ** 12n, 0n, U64F64.one)).toBe(0n)
  })

  test('stops at u64', () => {
    expect(taoInForPrice(ONE / 100n, U64_MAX, 1n, U64F64.max)).toBe(U64_MAX)
  })
})

test('alpha needed for TAO gives at least about that TAO', () => {
  const needed = alphaNeededForTao(half, 10n ** 10n)
  const got = taoOutForAlpha(half, needed)
  expect(got).toBeGreaterThan(10n ** 10n - 20n)
  expect(got).toBeLessThan(10n ** 10n + 20n)
  expect(alphaNeededForTao(half, half.tao)).toBe(0n)
  expect(alphaNeededForTao(half, 0n)).toBe(0n)
})
