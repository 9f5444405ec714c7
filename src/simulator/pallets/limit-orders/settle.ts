import type { Hex } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import type { HasState } from '../../frame/storage.ts'
import { transfer } from '../balances/currency.ts'
import { addU64Saturating } from '../subtensor/utils/saturating.ts'
import { Event } from './events.ts'
import { Orders } from './storage.ts'
import type { Order, OrderStatus } from './types.ts'

/** An order in the course of being executed. */
export interface Execution {
  readonly orderId: Hex
  readonly order: Order
  /** Rao of the order's amount that go in this time, where that is not all at once. */
  readonly partialFill: bigint | undefined
}

/** What an order is after this fill. Upstream: pallets/limit-orders/src/lib.rs, `compute_order_status`. */
function computeOrderStatus(at: HasState, { orderId, order, partialFill }: Execution): OrderStatus {
  if (partialFill === undefined) return { type: 'Fulfilled' }
  const before = Orders.get(at, orderId)
  const filled = before?.type === 'PartiallyFilled' ? before.value : 0n
  const total = addU64Saturating(filled, partialFill)
  return total >= order.amount ? { type: 'Fulfilled' } : { type: 'PartiallyFilled', value: total }
}

/** Notes that an order was executed: rao that went in, rao that came out. */
export function settle(ctx: Context, execution: Execution, paidIn: bigint, paidOut: bigint): void {
  const { orderId, order } = execution
  Orders.set(ctx, orderId, computeOrderStatus(ctx, execution))
  ctx.deposit(
    Event.OrderExecuted({
      order_id: orderId,
      signer: order.signer,
      netuid: order.netuid,
      order_type: order.order_type,
      amount_in: paidIn,
      amount_out: paidOut,
    }),
  )
}

/** Pays a fee, in rao of TAO. @throws {DispatchFailure} what Balances says. */
export function forwardFee(ctx: Context, from: AccountId, recipient: AccountId, fee: bigint): void {
  if (fee > 0n) transfer(ctx, from, recipient, fee, 'Expendable')
}
