import { type Market, spotPriceBits, trade } from './market.ts'
import { minOf, U64_MAX } from './pool.ts'
import type { Direction, SwapError } from './swap.ts'

/** The smallest amount that gives what is wanted, or why none does. */
export type ExactOut =
  | {
      readonly ok: true
      /** To offer, the fee included, in rao. */
      readonly amount: bigint
      /** What it gives: `wanted`, or a little more when no amount gives exactly that. */
      readonly received: bigint
    }
  | { readonly ok: false; readonly error: SwapError }

/**
 * The smallest amount, to the rao, for which the chain's own swap gives at least `wanted` rao. What a swap gives never falls
 * as the amount grows, so the amount is bracketed by doubling and then halved down on.
 */
export function amountForExactOut(market: Market, direction: Direction, wanted: bigint): ExactOut {
  if (wanted === 0n) return { ok: true, amount: 0n, received: 0n }
  const available = direction === 'buy' ? 'alpha' : 'tao'
  if (market.kind === 'pool' && wanted > market[available])
    return { ok: false, error: 'InsufficientLiquidity' }

  // A swap of nothing meets every refusal that does not depend on the amount.
  const open = trade(market, direction, 0n)
  if (!open.ok) return open

  const reaches = (amount: bigint): boolean => {
    const result = trade(market, direction, amount)
    return result.ok ? result.amountPaidOut >= wanted : result.error === 'SwapInputTooLarge'
  }
  let low = 0n
  let high = costAtSpot(market, direction, wanted)
  while (high < U64_MAX && !reaches(high)) {
    low = high
    high = minOf(high * 2n, U64_MAX)
  }
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (reaches(middle)) high = middle
    else low = middle
  }
  const result = trade(market, direction, high)
  if (!result.ok) return result
  return result.amountPaidOut < wanted
    ? { ok: false, error: 'InsufficientLiquidity' }
    : { ok: true, amount: high, received: result.amountPaidOut }
}

/** What `wanted` would cost without fee and impact; where the search begins. At least one rao. */
function costAtSpot(market: Market, direction: Direction, wanted: bigint): bigint {
  const spot = spotPriceBits(market)
  if (spot === 0n) return 1n
  const cost = direction === 'buy' ? (wanted * spot) >> 64n : (wanted << 64n) / spot
  return cost === 0n ? 1n : minOf(cost, U64_MAX)
}
