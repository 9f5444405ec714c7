import type { Context } from '../../frame/context.ts'
import { SwapInterface } from '../subtensor/swap-interface.ts'
import { Now } from '../timestamp/storage.ts'

/** What orders for a subnet are held against. */
export interface Market {
  readonly netuid: number
  /** Milliseconds since 1970. */
  readonly now: bigint
  /** TAO per alpha as U64F64 bits. */
  readonly price: bigint
}

/** Time and price as they are. */
export function marketOf(ctx: Context, netuid: number): Market {
  return { netuid, now: Now.get(ctx), price: SwapInterface.currentAlphaPrice(ctx, netuid) }
}
