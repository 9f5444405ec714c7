import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { ROOT_NETUID } from '../../subtensor/subnets/subnet.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'
import { marketOf } from '../market.ts'
import { ensureEnabled } from '../status.ts'
import type { SignedOrder } from '../types.ts'
import { collectAssets } from './collect.ts'
import { distributeAlpha, distributeTao } from './distribute.ts'
import { validateAndClassify } from './entry.ts'
import { collectFees } from './fees.ts'
import { asU64, residual, totalsOf } from './netting.ts'
import { netPoolSwap } from './pool-swap.ts'

/**
 * Executes orders for one subnet at one price: buys and sells are set off against each other, what is left over trades
 * with the pool at once, and everybody gets a share of what comes out. All of them, or none.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `execute_batched_orders`.
 *
 * @throws {DispatchFailure} LimitOrdersDisabled, RootNetUidNotAllowed, and what any step of it says.
 */
export function executeBatchedOrders(
  ctx: Context,
  relayer: AccountId,
  netuid: number,
  orders: readonly SignedOrder[],
): void {
  ensureEnabled(ctx)
  ensure(netuid !== ROOT_NETUID, Errors.RootNetUidNotAllowed)
  const market = marketOf(ctx, netuid)
  const sides = validateAndClassify(ctx, orders, market, relayer)
  const executed_count = sides.buys.length + sides.sells.length
  if (executed_count === 0) return
  const totals = totalsOf(sides, market.price)
  collectAssets(ctx, netuid, sides)
  const swapped = netPoolSwap(ctx, netuid, sides, totals)
  distributeAlpha(ctx, netuid, sides.buys, totals, swapped)
  const sellFees = distributeTao(ctx, sides.sells, totals, swapped)
  collectFees(ctx, sides.buys, sellFees)
  ctx.deposit(
    Event.GroupExecutionSummary({
      netuid,
      net_side: swapped.side,
      net_amount: residual(totals),
      actual_out: asU64(swapped.out),
      executed_count,
    }),
  )
}
