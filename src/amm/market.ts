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
  /** Binary places of the constant product of early runtimes; absent where the pool is weighted. */
  readonly productPlaces?: bigint
}

/** One rao of TAO is one rao of the token, without a fee. */
export interface StableMarket {
  readonly kind: 'stable'
}

/** One to one, as limit prices of calls are written. */
const CALL_PRICE_ONE = 1_000_000_000n

/** The market of netuid 0. */
export const ROOT_MARKET: StableMarket = { kind: 'stable' }

/** The spot price of a market as U64F64 bits. */
export function spotPriceBits(market: Market): bigint {
  return market.kind === 'stable' ? U64F64.one : calculatePrice(market)
}

/**
 * A trial swap of `amount` rao, fee included, at any price or up to `priceLimit` (TAO per alpha × 10^9).
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `sim_swap`, with its answer for subnets that have no pool, where a limit that
 * one to one does not meet lets nothing through (`get_max_amount_add`, `get_max_amount_remove`).
 */
export function trade(
  market: Market,
  direction: Direction,
  amount: bigint,
  priceLimit: bigint = DEFAULT_PRICE_LIMIT[direction],
): SwapResult {
  if (market.kind === 'pool') return swap({ ...market, direction, amount, priceLimit })
  const hitLimit = direction === 'buy' ? priceLimit < CALL_PRICE_ONE : priceLimit > CALL_PRICE_ONE
  const traded = hitLimit ? 0n : amount
  return {
    ok: true,
    amountPaidIn: traded,
    amountPaidOut: traded,
    feePaid: 0n,
    feeToBlockAuthor: 0n,
    hitLimit,
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
