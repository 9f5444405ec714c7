import { calculatePrice } from './balancer.ts'
import { U64F64 } from './fixed/types.ts'
import type { Pool } from './pool.ts'
import { DEFAULT_PRICE_LIMIT, type Direction, type SwapResult, swap } from './swap.ts'

/** Where a subnet's token is traded: against a pool, or one to one (the root network, netuid 0). */
export type Market = PoolMarket | StableMarket

/** A pool with the rules that apply to its trades. */
export interface PoolMarket extends Pool {
  readonly kind: 'pool'
  /** u16; the fee is amount × feeRate / 65535. */
  readonly feeRate: number
  /** Least reserve that may pay, in rao. */
  readonly minReserve: bigint
}

/** One rao of TAO is one rao of the token, without a fee. */
export interface StableMarket {
  readonly kind: 'stable'
}

/** The market of netuid 0. */
export const ROOT_MARKET: StableMarket = { kind: 'stable' }

/** The spot price of a market as U64F64 bits. */
export function spotPriceBits(market: Market): bigint {
  return market.kind === 'stable' ? U64F64.one : calculatePrice(market)
}

/**
 * A trial swap of `amount` rao, fee included, at any price or up to `priceLimit` (TAO per alpha × 10^9).
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `sim_swap`, with its answer for subnets that have no pool.
 */
export function trade(
  market: Market,
  direction: Direction,
  amount: bigint,
  priceLimit: bigint = DEFAULT_PRICE_LIMIT[direction],
): SwapResult {
  if (market.kind === 'pool') return swap({ ...market, direction, amount, priceLimit })
  return {
    ok: true,
    amountPaidIn: amount,
    amountPaidOut: amount,
    feePaid: 0n,
    feeToBlockAuthor: 0n,
    hitLimit: false,
    initialFee: 0n,
    requestedDeltaIn: amount,
    targetPrice: U64F64.one,
    finalPrice: U64F64.one,
    priceBefore: U64F64.one,
    priceAfter: U64F64.one,
    taoAfter: 0n,
    alphaAfter: 0n,
  }
}
