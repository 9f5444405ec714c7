import type { Context } from '../../frame/context.ts'

/**
 * What swaps need to know of subnets. The pallet that owns them provides it, so that this one need not know that pallet
 * (upstream's `SubnetInfo` and `TokenReserve`).
 */
export interface SubnetPools {
  exists(ctx: Context, netuid: number): boolean
  /** 1: a pool with a price; anything else: TAO and alpha are worth the same. */
  mechanism(ctx: Context, netuid: number): number
  /** Rao of TAO in the pool. */
  taoReserve(ctx: Context, netuid: number): bigint
  /** Rao of alpha in the pool. */
  alphaReserve(ctx: Context, netuid: number): bigint
  decreaseTaoReserve(ctx: Context, netuid: number, tao: bigint): void
  decreaseAlphaReserve(ctx: Context, netuid: number, alpha: bigint): void
}
