import { U64F64 } from '../../../amm/fixed/index.ts'
import type { Pool } from '../../../amm/pool.ts'
import { DEFAULT_PRICE_LIMIT, type Direction, feeOf } from '../../../amm/swap.ts'
import { DEFAULT_QUOTE_WEIGHT, weightAfterLiquidity } from '../../../amm/weights.ts'
import type { Context } from '../../frame/context.ts'
import { fail } from '../../frame/dispatch-error.ts'
import { MINIMUM_RESERVE } from './constants.ts'
import { Errors } from './errors.ts'
import { initializePool } from './initialize.ts'
import { KnownPool } from './known-pool.ts'
import { FeeRate, PalSwapInitialized, SwapBalancer } from './storage.ts'
import type { SubnetPools } from './subnet-pools.ts'
import { swapOnce } from './swap-once.ts'

/** What to trade: rao of TAO on a buy, rao of alpha on a sale; the fee included. */
export interface Order {
  readonly direction: Direction
  readonly amount: bigint
}

/** What a swap moved, in rao; `in` and fees in the token that was given. */
export interface SwapResult {
  /** Enters the reserve; the fee is not in it. */
  readonly amountPaidIn: bigint
  readonly amountPaidOut: bigint
  readonly feePaid: bigint
  readonly feeToBlockAuthor: bigint
}

/** The mechanism of subnets that have a pool with a price. */
export const DYNAMIC = 1

/**
 * Trades against the pools of subnets. It keeps the weights; the reserves belong to whoever asks, and a swap only says by
 * how much they are to change.
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `SwapHandler`.
 */
export class SwapHandler {
  readonly subnets: SubnetPools
  readonly #known = new Map<number, KnownPool>()

  constructor(subnets: SubnetPools) {
    this.subnets = subnets
  }

  /** The pool of a subnet as swaps see it. */
  pool(ctx: Context, netuid: number): Pool {
    return {
      tao: this.subnets.taoReserve(ctx, netuid),
      alpha: this.subnets.alphaReserve(ctx, netuid),
      quoteWeight: SwapBalancer.get(ctx, netuid).quote,
    }
  }

  /** TAO per alpha as U64F64 bits; 1 where there is no pool, 0 where it holds no alpha. */
  currentAlphaPrice(ctx: Context, netuid: number): bigint {
    return this.subnets.mechanism(ctx, netuid) === DYNAMIC
      ? this.#knownPool(netuid, this.pool(ctx, netuid)).price
      : U64F64.one
  }

  /** `pool` with what was computed of it, if it is as it was when it was seen last. */
  #knownPool(netuid: number, pool: Pool): KnownPool {
    let known = this.#known.get(netuid)
    if (known?.is(pool) !== true) {
      known = new KnownPool(pool)
      this.#known.set(netuid, known)
    }
    return known
  }

  /**
   * Swaps on a dynamic subnet up to `priceLimit` (TAO per alpha × 10^9); with `shouldRollback` it only tries, and then it
   * may pay out more than there is.
   *
   * @throws {DispatchFailure} SwapInputTooLarge, ReservesTooLow, PriceLimitExceeded, InsufficientLiquidity.
   */
  swap(
    ctx: Context,
    netuid: number,
    { direction, amount }: Order,
    priceLimit: bigint,
    dropFees: boolean,
    shouldRollback: boolean,
  ): SwapResult {
    const pool = this.pool(ctx, netuid)
    const { tao, alpha } = pool
    // Liquidity may have moved the weights of a pool that nobody has traded with; its first swap begins at even ones.
    const quoteWeight = PalSwapInitialized.get(ctx, netuid)
      ? pool.quoteWeight
      : DEFAULT_QUOTE_WEIGHT
    const result = swapOnce({
      tao,
      alpha,
      quoteWeight,
      direction,
      amount,
      priceLimit,
      feeRate: FeeRate.get(ctx, netuid),
      minReserve: MINIMUM_RESERVE,
      dropFees,
      simulate: shouldRollback,
    })
    if (!result.ok) fail(Errors[result.error])
    if (!shouldRollback) initializePool(ctx, netuid, pool)
    return result
  }

  /**
   * What an order would do now at any price; nothing is written. One to one on subnets without a pool.
   *
   * @throws {DispatchFailure} as {@link swap}.
   */
  simSwap(ctx: Context, netuid: number, order: Order): SwapResult {
    if (this.subnets.mechanism(ctx, netuid) === DYNAMIC)
      return this.swap(ctx, netuid, order, DEFAULT_PRICE_LIMIT[order.direction], false, true)
    const amount = this.subnets.exists(ctx, netuid) ? order.amount : 0n
    return { amountPaidIn: amount, amountPaidOut: amount, feePaid: 0n, feeToBlockAuthor: 0n }
  }

  /** The fee inside `amount`, in the same token. */
  approxFeeAmount(ctx: Context, netuid: number, amount: bigint): bigint {
    return this.subnets.mechanism(ctx, netuid) === DYNAMIC
      ? feeOf(amount, FeeRate.get(ctx, netuid))
      : 0n
  }

  /** The price limit that stops no sale. */
  minPrice(): bigint {
    return DEFAULT_PRICE_LIMIT.sell
  }

  /** The price limit that stops no purchase. */
  maxPrice(): bigint {
    return DEFAULT_PRICE_LIMIT.buy
  }

  /**
   * Sets the weights so that the price stays when `taoDelta` and `alphaDelta` join the reserves, and returns what may be
   * added: both, or nothing where a side would weigh too little.
   */
  adjustProtocolLiquidity(
    ctx: Context,
    netuid: number,
    taoDelta: bigint,
    alphaDelta: bigint,
  ): readonly [tao: bigint, alpha: bigint] {
    const pool = this.pool(ctx, netuid)
    const rests = taoDelta === 0n && alphaDelta === 0n
    const quote = rests
      ? this.#knownPool(netuid, pool).weightAtRest
      : weightAfterLiquidity(pool, taoDelta, alphaDelta)
    if (quote === undefined) return [0n, 0n]
    // A default is stored as upstream stores it; what is stored already need not be compared byte by byte.
    if (quote !== pool.quoteWeight || !SwapBalancer.has(ctx, netuid))
      SwapBalancer.set(ctx, netuid, { quote })
    return [taoDelta, alphaDelta]
  }

  /** Empties the pool of a subnet that goes, and forgets its fee and weights. */
  clearProtocolLiquidity(ctx: Context, netuid: number): void {
    const { tao, alpha } = this.pool(ctx, netuid)
    this.subnets.decreaseTaoReserve(ctx, netuid, tao)
    this.subnets.decreaseAlphaReserve(ctx, netuid, alpha)
    PalSwapInitialized.remove(ctx, netuid)
    FeeRate.remove(ctx, netuid)
    SwapBalancer.remove(ctx, netuid)
  }

  /** Sets the first weights of a pool, at `price` (U64F64 bits) where given; leaves it as it is when they are refused. */
  initSwap(ctx: Context, netuid: number, price?: bigint): void {
    initializePool(ctx, netuid, this.pool(ctx, netuid), price)
  }

  /** Alpha that `tao` is worth at the spot price, in rao; 0 where there is no price. */
  getAlphaAmountForTao(ctx: Context, netuid: number, tao: bigint): bigint {
    if (this.subnets.mechanism(ctx, netuid) !== DYNAMIC) return tao
    const price = this.currentAlphaPrice(ctx, netuid)
    return U64F64.toU64Saturating(U64F64.divOr(U64F64.fromInt(tao), price))
  }
}
