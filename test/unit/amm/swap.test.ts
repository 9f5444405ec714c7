import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_PRICE_LIMIT,
  feeOf,
  limitPriceOf,
  type SwapInput,
  swap,
} from '../../../src/amm/swap.ts'

const ONE = 10n ** 18n
const pool: SwapInput = {
  direction: 'buy',
  amount: 1_000_000_000n,
  priceLimit: DEFAULT_PRICE_LIMIT.buy,
  tao: 1_000_000_000_000n,
  alpha: 4_000_000_000_000n,
  quoteWeight: ONE / 2n,
  feeRate: 33,
  minReserve: 1_000_000n,
}

const arbitrary: fc.Arbitrary<SwapInput> = fc
  .record({
    direction: fc.constantFrom('buy' as const, 'sell' as const),
    amount: fc.bigInt(1n, 10n ** 16n),
    tao: fc.bigInt(10n ** 9n, 10n ** 16n),
    alpha: fc.bigInt(10n ** 9n, 10n ** 16n),
    quoteWeight: fc.oneof(fc.constant(ONE / 2n), fc.bigInt(ONE / 10n, (ONE / 10n) * 9n)),
    feeRate: fc.constantFrom(0, 33, 1_000),
  })
  .map((row) => ({
    ...row,
    priceLimit: DEFAULT_PRICE_LIMIT[row.direction],
    minReserve: 1_000_000n,
  }))

function errorOf(input: SwapInput): string {
  const result = swap(input)
  return result.ok ? 'ok' : result.error
}

describe('a swap is refused', () => {
  test('with more than a thousand times the reserve, net of the fee', () => {
    const limit = pool.tao * 1_000n
    expect(errorOf({ ...pool, feeRate: 0, amount: limit })).toBe('ok')
    expect(errorOf({ ...pool, feeRate: 0, amount: limit + 1n })).toBe('SwapInputTooLarge')
    expect(errorOf({ ...pool, amount: limit + 1n })).toBe('ok')
  })

  test('when the reserve that pays is below the minimum', () => {
    expect(errorOf({ ...pool, alpha: 999_999n })).toBe('ReservesTooLow')
    expect(errorOf({ ...pool, tao: 999_999n, amount: 1_000n })).not.toBe('ReservesTooLow')
  })

  test('when the price already is at the limit', () => {
    expect(errorOf({ ...pool, priceLimit: 250_000_000n })).toBe('PriceLimitExceeded')
    expect(errorOf({ ...pool, priceLimit: 250_000_001n, amount: 1n, feeRate: 0 })).toBe('ok')
    expect(errorOf({ ...pool, direction: 'sell', priceLimit: 250_000_000n })).toBe(
      'PriceLimitExceeded',
    )
  })

  test('when something goes in and nothing comes out', () => {
    expect(
      errorOf({ ...pool, direction: 'sell', amount: 3n, priceLimit: 1_000n, feeRate: 0 }),
    ).toBe('ReservesTooLow')
  })

  test('in the order of upstream’s checks', () => {
    const all = { ...pool, alpha: 1n, priceLimit: 0n, amount: pool.tao * 2_000n }
    expect(errorOf(all)).toBe('SwapInputTooLarge')
    expect(errorOf({ ...all, amount: 1n })).toBe('ReservesTooLow')
    expect(errorOf({ ...all, amount: 1n, alpha: pool.alpha })).toBe('PriceLimitExceeded')
  })
})

describe('a swap', () => {
  test('stops at the price limit and charges the fee on what it used', () => {
    const result = swap({ ...pool, amount: 10n ** 12n, priceLimit: 260_000_000n })
    if (!result.ok) throw new Error(result.error)
    expect(result.hitLimit).toBe(true)
    expect(result.amountPaidIn).toBeLessThan(20_000_000_000n)
    expect(result.finalPrice).toBe(limitPriceOf(260_000_000n))
    expect(result.feePaid).toBe(feeOf(result.amountPaidIn + result.feePaid, 33))
  })

  test('leaves the fee out of the reserves', () => {
    const result = swap(pool)
    if (!result.ok) throw new Error(result.error)
    expect(result.amountPaidIn + result.feePaid).toBe(pool.amount)
    expect(result.taoAfter).toBe(pool.tao + result.amountPaidIn)
    expect(result.alphaAfter).toBe(pool.alpha - result.amountPaidOut)
    expect(result.feeToBlockAuthor).toBe(result.feePaid)
  })

  test('without fees pays none', () => {
    const result = swap({ ...pool, dropFees: true })
    expect(result).toMatchObject({ ok: true, feePaid: 0n, amountPaidIn: pool.amount })
  })

  test('of nothing does nothing', () => {
    expect(swap({ ...pool, amount: 0n })).toMatchObject({
      ok: true,
      amountPaidIn: 0n,
      amountPaidOut: 0n,
      feePaid: 0n,
      feeToBlockAuthor: 0n,
    })
  })

  test('pays more for more', () => {
    fc.assert(
      fc.property(arbitrary, fc.bigInt(1n, 10n ** 12n), (input, extra) => {
        const [less, more] = [swap(input), swap({ ...input, amount: input.amount + extra })]
        if (!less.ok || !more.ok) return
        expect(more.amountPaidOut >= less.amountPaidOut).toBe(true)
        expect(more.amountPaidOut <= (input.direction === 'buy' ? input.alpha : input.tao)).toBe(
          true,
        )
      }),
    )
  })

  test('there and back gains no more than the rounding of the curve', () => {
    // A leg's 1 − e is rounded up to 18 decimals, which pays up to reserve / 10^18 too much; what the first leg pays too
    // much is sold at no more than the price it starts from, and weights multiply that by nine at most.
    fc.assert(
      fc.property(arbitrary, (input) => {
        const there = swap({ ...input, feeRate: 0 })
        if (!there.ok || there.hitLimit) return
        const buying = input.direction === 'buy'
        const direction = buying ? 'sell' : 'buy'
        const back = swap({
          ...input,
          direction,
          amount: there.amountPaidOut,
          priceLimit: DEFAULT_PRICE_LIMIT[direction],
          tao: there.taoAfter,
          alpha: there.alphaAfter,
          feeRate: 0,
        })
        if (!back.ok || back.hitLimit) return
        const [left, grown] = buying
          ? [there.alphaAfter, there.taoAfter]
          : [there.taoAfter, there.alphaAfter]
        const tooMuch = (left + there.amountPaidOut) / ONE + 1n
        const bias = tooMuch * 9n * (grown / left + 1n) + grown / ONE + 1n
        expect(back.amountPaidOut <= there.amountPaidIn + bias).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
