import { type Market, spotPriceBits, trade } from './market.ts'
import {
  amountAtLimit,
  limitPriceWithin,
  PARTS_ONE,
  priceOfAmounts,
  priceOfBits,
} from './prices.ts'
import type { Direction, SwapDone, SwapError } from './swap.ts'

export interface QuoteRequest {
  readonly direction: Direction
  /** In rao of the token that goes in, the fee included. */
  readonly amount: bigint
  /** How much worse than the spot price the last rao may trade, in parts of 10^9. */
  readonly tolerance?: bigint
  /**
   * Take what the tolerance allows and leave the rest, as a call with `allow_partial` does; otherwise the quote is of the
   * whole amount, whether or not the tolerance allows it.
   */
  readonly partial?: boolean
}

/** What a trade would give. Amounts are rao; prices are TAO per alpha × 10^18; shares are parts of 10^9. */
export interface Quote {
  readonly ok: true
  readonly direction: Direction
  /** Leaves the trader: what enters the pool and the fee. */
  readonly paid: bigint
  readonly received: bigint
  /** In the token that goes in. */
  readonly fee: bigint
  /** Stays with the trader because the price limit was reached. */
  readonly unused: bigint
  readonly spotPrice: bigint
  /** Paid over received, the fee in it; absent when nothing was received. */
  readonly effectivePrice?: bigint
  /** How much worse than spot the traded amount is, the fee apart. */
  readonly priceImpact: bigint
  readonly priceAfter: bigint
  /** Limit price for the call, TAO per alpha × 10^9; absent without a tolerance. */
  readonly limitPrice?: bigint
  /**
   * What a fill of the whole amount under that limit gives at least, wherever the pool has moved by then; absent when the
   * limit does not allow the whole amount now.
   */
  readonly minimumReceived?: bigint
  /** Whether the whole amount fits under the limit; without a tolerance it does. */
  readonly withinTolerance: boolean
}

export type QuoteResult = Quote | { readonly ok: false; readonly error: SwapError }

/** Quotes a trade by the function that executes it. */
export function quote(market: Market, request: QuoteRequest): QuoteResult {
  const { direction, amount, tolerance } = request
  const spotBits = spotPriceBits(market)
  const limitPrice =
    tolerance === undefined ? undefined : limitPriceWithin(direction, spotBits, tolerance)
  const withinTolerance = limitPrice === undefined || fits(market, direction, amount, limitPrice)
  const result =
    request.partial === true
      ? trade(market, direction, amount, limitPrice)
      : trade(market, direction, amount)
  if (!result.ok) return result
  return {
    ok: true,
    direction,
    ...amountsOf(result, direction, amount, spotBits),
    spotPrice: priceOfBits(spotBits),
    priceAfter: priceOfBits(result.priceAfter),
    withinTolerance,
    ...(limitPrice === undefined ? {} : { limitPrice }),
    ...(limitPrice === undefined || !withinTolerance
      ? {}
      : { minimumReceived: minimumOf(market, result, direction, limitPrice) }),
  }
}

function amountsOf(result: SwapDone, direction: Direction, amount: bigint, spotBits: bigint) {
  const { amountPaidIn, amountPaidOut: received, feePaid: fee } = result
  const paid = amountPaidIn + fee
  const effectivePrice =
    direction === 'buy' ? priceOfAmounts(paid, received) : priceOfAmounts(received, paid)
  return {
    paid,
    received,
    fee,
    unused: amount - paid,
    priceImpact: priceImpact(direction, amountPaidIn, received, spotBits),
    ...(effectivePrice === undefined || received === 0n ? {} : { effectivePrice }),
  }
}

/** Never negative: rounding can pay a rao more than the spot price would, which is no impact. */
function priceImpact(
  direction: Direction,
  paidIn: bigint,
  received: bigint,
  spotBits: bigint,
): bigint {
  if (paidIn === 0n || received === 0n || spotBits === 0n) return 0n
  const impact =
    direction === 'buy'
      ? (PARTS_ONE * (paidIn << 64n)) / (received * spotBits) - PARTS_ONE
      : PARTS_ONE - (PARTS_ONE * (received << 64n)) / (paidIn * spotBits)
  return impact > 0n ? impact : 0n
}

/** Every rao of a fill trades at the limit or better; the curve's own rounding can take one rao. */
function minimumOf(
  market: Market,
  result: SwapDone,
  direction: Direction,
  limitPrice: bigint,
): bigint {
  // One to one whatever happens.
  if (market.kind === 'stable') return result.amountPaidOut
  const least = amountAtLimit(direction, result.amountPaidIn, limitPrice)
  const safe = least > 0n ? least - 1n : 0n
  return safe < result.amountPaidOut ? safe : result.amountPaidOut
}

function fits(market: Market, direction: Direction, amount: bigint, limitPrice: bigint): boolean {
  const limited = trade(market, direction, amount, limitPrice)
  return limited.ok && !limited.hitLimit
}
