import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PoolMarket, ROOT_MARKET, trade } from '../../../src/amm/market.ts'
import { PARTS_ONE, PRICE_ONE } from '../../../src/amm/prices.ts'
import { type Quote, type QuoteRequest, quote } from '../../../src/amm/quote.ts'

const TAO = 1_000_000_000n
const market: PoolMarket = {
  kind: 'pool',
  tao: 10_000n * TAO,
  alpha: 40_000n * TAO,
  quoteWeight: PRICE_ONE / 2n,
  feeRate: 33,
  minReserve: 1_000_000n,
}

function quoted(request: QuoteRequest, on = market): Quote {
  const result = quote(on, request)
  if (!result.ok) throw new Error(result.error)
  return result
}

describe('a quote', () => {
  test('of a purchase', () => {
    const result = quoted({ direction: 'buy', amount: 100n * TAO, tolerance: PARTS_ONE / 20n })
    expect(result.spotPrice).toBe(PRICE_ONE / 4n)
    expect(result.paid + result.unused).toBe(100n * TAO)
    expect(result.fee).toBe((100n * TAO * 33n) / 65_535n)
    // x·y = k: 1 % of the reserve in moves the average by 1 % and the end by 2.01 %.
    expect(result.priceImpact).toBe((PARTS_ONE * (result.paid - result.fee)) / market.tao)
    expect(result.priceAfter).toBeGreaterThan((result.spotPrice * 10_200n) / 10_000n)
    expect(result.priceAfter).toBeLessThan((result.spotPrice * 10_201n) / 10_000n)
    expect(result.effectivePrice).toBe((result.paid * PRICE_ONE) / result.received)
    expect(result.limitPrice).toBe(262_500_000n)
    expect(result.withinTolerance).toBe(true)
  })

  test('of a sale', () => {
    const result = quoted({ direction: 'sell', amount: 400n * TAO, tolerance: PARTS_ONE / 20n })
    expect(result.limitPrice).toBe(237_500_000n)
    expect(result.effectivePrice).toBe((result.received * PRICE_ONE) / result.paid)
    expect(result.priceAfter).toBeLessThan(result.spotPrice)
    expect(Number(result.priceImpact)).toBeCloseTo(9_896_000, -4)
    expect(result.minimumReceived).toBe(((result.paid - result.fee) * 2_375n) / 10_000n - 1n)
  })

  test('of more than the tolerance allows, whole and in part', () => {
    const request: QuoteRequest = {
      direction: 'buy',
      amount: 1_000n * TAO,
      tolerance: PARTS_ONE / 200n,
    }
    const whole = quoted(request)
    expect(whole.withinTolerance).toBe(false)
    expect(whole.minimumReceived).toBeUndefined()
    expect(whole.unused).toBe(0n)
    const part = quoted({ ...request, partial: true })
    expect(part.withinTolerance).toBe(false)
    expect(part.unused).toBe(request.amount - part.paid)
    expect(part.paid).toBeLessThan(26n * TAO)
    expect(part.priceAfter).toBeLessThanOrEqual((whole.spotPrice * 1_005n) / 1_000n)
  })

  test('on the root network is one to one', () => {
    expect(quote(ROOT_MARKET, { direction: 'sell', amount: 5n, tolerance: 5_000_000n })).toEqual({
      ok: true,
      direction: 'sell',
      paid: 5n,
      received: 5n,
      fee: 0n,
      unused: 0n,
      spotPrice: PRICE_ONE,
      effectivePrice: PRICE_ONE,
      priceImpact: 0n,
      priceAfter: PRICE_ONE,
      limitPrice: 995_000_000n,
      minimumReceived: 5n,
      withinTolerance: true,
    })
  })

  test('that the chain would refuse says why', () => {
    expect(quote(market, { direction: 'buy', amount: market.tao * 2_000n })).toEqual({
      ok: false,
      error: 'SwapInputTooLarge',
    })
  })

  test('of nothing', () => {
    const result = quoted({ direction: 'buy', amount: 0n })
    expect(result).toMatchObject({ paid: 0n, received: 0n, fee: 0n, priceImpact: 0n })
    expect(result.effectivePrice).toBeUndefined()
  })
})

test('a fill under the limit gives at least the minimum, wherever the pool has moved', () => {
  const side = fc.constantFrom('buy' as const, 'sell' as const)
  const moved = fc.bigInt(9_000n, 11_000n)
  fc.assert(
    fc.property(
      side,
      fc.bigInt(1_000n, 1_000n * TAO),
      moved,
      moved,
      (direction, amount, taoShare, alphaShare) => {
        const result = quote(market, { direction, amount, tolerance: PARTS_ONE / 10n })
        if (!result.ok || result.minimumReceived === undefined) return
        const later = {
          ...market,
          tao: (market.tao * taoShare) / 10_000n,
          alpha: (market.alpha * alphaShare) / 10_000n,
        }
        const fill = trade(later, direction, amount, result.limitPrice)
        if (!fill.ok || fill.hitLimit) return
        expect(fill.amountPaidOut >= result.minimumReceived).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
