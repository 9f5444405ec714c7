import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { deriveOrderId } from './order.ts'
import { Orders } from './storage.ts'
import type { VersionedOrder } from './types.ts'

/**
 * Cancels an order of `who` that was never executed, for good.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `cancel_order`.
 *
 * @throws {DispatchFailure} Unauthorized, OrderAlreadyProcessed.
 */
export function cancelOrder(ctx: Context, who: AccountId, order: VersionedOrder): void {
  ensure(order.value.signer === who, Errors.Unauthorized)
  const orderId = deriveOrderId(order)
  ensure(!Orders.has(ctx, orderId), Errors.OrderAlreadyProcessed)
  Orders.set(ctx, orderId, { type: 'Cancelled' })
  ctx.deposit(Event.OrderCancelled({ order_id: orderId, signer: who }))
}
