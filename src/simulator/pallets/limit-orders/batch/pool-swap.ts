import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { buyAlpha, sellAlpha } from '../../subtensor/staking/order-swap.ts'
import { PALLET_ACCOUNT, PALLET_HOTKEY } from '../constants.ts'
import { Errors } from '../errors.ts'
import type { OrderSide } from '../types.ts'
import type { Entry, Sides } from './entry.ts'
import { netSide, residual, type Totals } from './netting.ts'

/** What a batch traded with the pool: rao of alpha come out of `Buy`, of TAO out of `Sell`. */
export interface PoolSwap {
  readonly side: OrderSide
  readonly out: bigint
}

const NO_CEILING = (1n << 64n) - 1n

/** The lowest ceiling of those who buy, or the highest floor of those who sell. */
function tightestLimit(side: OrderSide, { buys, sells }: Sides): bigint {
  const tighter = (
    entries: readonly Entry[],
    start: bigint,
    better: (a: bigint, b: bigint) => boolean,
  ) => entries.reduce((best, { swapLimit }) => (better(swapLimit, best) ? swapLimit : best), start)
  return side === 'Buy'
    ? tighter(buys, NO_CEILING, (a, b) => a < b)
    : tighter(sells, 0n, (a, b) => a > b)
}

/**
 * Trades what is left over of the sides of a batch with the pool, at once and through the pallet's own account; nothing
 * where the sides come to the same.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `net_pool_swap`.
 *
 * @throws {DispatchFailure} ArithmeticOverflow, SwapReturnedZero, or as the swap.
 */
export function netPoolSwap(ctx: Context, netuid: number, sides: Sides, totals: Totals): PoolSwap {
  const side = netSide(totals)
  const amount = residual(totals)
  if (amount === 0n) return { side, out: 0n }
  const trade = side === 'Buy' ? buyAlpha : sellAlpha
  const limit = tightestLimit(side, sides)
  const out = trade(ctx, PALLET_ACCOUNT, PALLET_HOTKEY, netuid, amount, limit, false)
  ensure(out > 0n, Errors.SwapReturnedZero)
  return { side, out }
}
