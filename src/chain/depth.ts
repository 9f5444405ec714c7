import { type Market, spotPriceBits, trade } from '../amm/market.ts'
import { limitPriceWithin } from '../amm/prices.ts'

/**
 * How deep a market is: TAO, in rao and with its fee, that can be spent before the price has risen by `parts` of 10^9.
 * `undefined` where the price never moves, as on root.
 */
export function depthWithin(market: Market, parts: bigint): bigint | undefined {
  if (market.kind === 'stable') return undefined
  const limit = limitPriceWithin('buy', spotPriceBits(market), parts)
  // More than any limit lets through, and not more than a swap may be asked for.
  const result = trade(market, 'buy', market.tao * 100n, limit)
  return result.ok ? result.amountPaidIn + result.feePaid : 0n
}
