import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountForExactOut } from '../../../src/amm/exact-out.ts'
import { ladder, roundAmounts } from '../../../src/amm/ladder.ts'
import { type PoolMarket, ROOT_MARKET, trade } from '../../../src/amm/market.ts'

const ONE = 10n ** 18n
const market: PoolMarket = {
  kind: 'pool',
  tao: 10n ** 13n,
  alpha: 4n * 10n ** 13n,
  quoteWeight: ONE / 2n,
  feeRate: 33,
  minReserve: 1_000_000n,
}

describe('exact out', () => {
  test('is the smallest amount that gives what is wanted', () => {
    const markets = fc.record({
      kind: fc.constant('pool' as const),
      tao: fc.bigInt(10n ** 9n, 10n ** 16n),
      alpha: fc.bigInt(10n ** 9n, 10n ** 16n),
      quoteWeight: fc.oneof(fc.constant(ONE / 2n), fc.bigInt(ONE / 10n, (ONE / 10n) * 9n)),
      feeRate: fc.constantFrom(0, 33, 10_000),
      minReserve: fc.constant(1_000_000n),
    })
    const side = fc.constantFrom('buy' as const, 'sell' as const)
    fc.assert(
      fc.property(markets, side, fc.bigInt(1n, 999n), (pool, direction, share) => {
        const wanted = ((direction === 'buy' ? pool.alpha : pool.tao) * share) / 1_000n
        const found = amountForExactOut(pool, direction, wanted)
        if (!found.ok) return
        const [enough, less] = [
          trade(pool, direction, found.amount),
          trade(pool, direction, found.amount - 1n),
        ]
        expect(enough.ok && enough.amountPaidOut).toBe(found.received)
        expect(found.received >= wanted).toBe(true)
        expect(less.ok && less.amountPaidOut >= wanted).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('of a moderate share always exists, and overshoots by a few rao at most', () => {
    for (const direction of ['buy', 'sell'] as const) {
      const found = amountForExactOut(market, direction, 10n ** 12n)
      if (!found.ok) throw new Error(found.error)
      expect(found.received).toBeGreaterThanOrEqual(10n ** 12n)
      expect(found.received).toBeLessThan(10n ** 12n + 5n)
    }
  })

  test('of more than there is does not', () => {
    expect(amountForExactOut(market, 'buy', market.alpha + 1n)).toEqual({
      ok: false,
      error: 'InsufficientLiquidity',
    })
    expect(amountForExactOut(market, 'sell', market.tao)).toEqual({
      ok: false,
      error: 'SwapInputTooLarge',
    })
    expect(amountForExactOut({ ...market, alpha: 999n }, 'buy', 10n)).toEqual({
      ok: false,
      error: 'ReservesTooLow',
    })
  })

  test('on the root network is what is wanted', () => {
    expect(amountForExactOut(ROOT_MARKET, 'buy', 7n)).toEqual({
      ok: true,
      amount: 7n,
      received: 7n,
    })
    expect(amountForExactOut(market, 'buy', 0n)).toEqual({ ok: true, amount: 0n, received: 0n })
  })
})

describe('a ladder', () => {
  test('climbs by 1, 2, 5', () => {
    expect(roundAmounts(3n, 5)).toEqual([3n, 6n, 15n, 30n, 60n])
  })

  test('gets worse with every rung', () => {
    const rungs = ladder(market, { direction: 'buy' }, roundAmounts(10n ** 9n, 12))
    const impacts = rungs.map(({ quote }) => (quote.ok ? quote.priceImpact : -1n))
    expect(impacts).toEqual([...impacts].sort((a, b) => (a < b ? -1 : 1)))
    expect(new Set(impacts).size).toBe(12)
    expect(impacts[0]).toBeGreaterThan(0n)
  })
})
