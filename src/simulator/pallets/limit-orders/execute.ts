import type { Hex } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { attempt, DispatchFailure } from '../../frame/dispatch-error.ts'
import { buyAlpha, sellAlpha } from '../subtensor/staking/order-swap.ts'
import { subSaturating } from '../subtensor/utils/saturating.ts'
import { Event } from './events.ts'
import { marketOf } from './market.ts'
import { computeEffectiveSwapLimit, deriveOrderId, isBuy } from './order.ts'
import { perbillMulFloor } from './perbill.ts'
import { forwardFee, settle } from './settle.ts'
import { ensureEnabled } from './status.ts'
import type { Order, SignedOrder } from './types.ts'
import { ensureOrderValid } from './validate.ts'

/** What an order moved, in rao. */
interface Trade {
  readonly paidIn: bigint
  readonly paidOut: bigint
}

/** Buys for `amount` rao of TAO, of which the fee is taken first. */
function buy(ctx: Context, order: Order, amount: bigint): Trade {
  const { signer, hotkey, netuid, fee_rate, fee_recipient } = order
  const fee = perbillMulFloor(fee_rate, amount)
  const paidIn = subSaturating(amount, fee)
  const limit = computeEffectiveSwapLimit(order)
  const paidOut = buyAlpha(ctx, signer, hotkey, netuid, paidIn, limit, true)
  forwardFee(ctx, signer, fee_recipient, fee)
  return { paidIn, paidOut }
}

/** Sells `amount` rao of alpha; the fee is taken of the TAO. */
function sell(ctx: Context, order: Order, amount: bigint): Trade {
  const { signer, hotkey, netuid, fee_rate, fee_recipient } = order
  const limit = computeEffectiveSwapLimit(order)
  const tao = sellAlpha(ctx, signer, hotkey, netuid, amount, limit, true)
  const fee = perbillMulFloor(fee_rate, tao)
  forwardFee(ctx, signer, fee_recipient, fee)
  return { paidIn: amount, paidOut: subSaturating(tao, fee) }
}

/** Executes one order against the pool. @throws {DispatchFailure} as `ensureOrderValid`, the swap, and Balances. */
function executeOrder(ctx: Context, signed: SignedOrder, orderId: Hex, relayer: AccountId): void {
  const order = signed.order.value
  ensureOrderValid(ctx, signed, orderId, marketOf(ctx, order.netuid), relayer)
  const amount = signed.partial_fill ?? order.amount
  const { paidIn, paidOut } = (isBuy(order.order_type) ? buy : sell)(ctx, order, amount)
  settle(ctx, { orderId, order, partialFill: signed.partial_fill }, paidIn, paidOut)
}

/**
 * Executes orders one by one, each against the pool. One that fails leaves nothing behind but the event that says why, or,
 * where `shouldFail`, fails them all.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `execute_orders`.
 *
 * @throws {DispatchFailure} LimitOrdersDisabled; what an order failed with, where `shouldFail`.
 */
export function executeOrders(
  ctx: Context,
  relayer: AccountId,
  orders: readonly SignedOrder[],
  shouldFail: boolean,
): void {
  ensureEnabled(ctx)
  for (const signed of orders) {
    const orderId = deriveOrderId(signed.order)
    const outcome = attempt(() => ctx.transact(() => executeOrder(ctx, signed, orderId, relayer)))
    if (!(outcome instanceof DispatchFailure)) continue
    if (shouldFail) throw outcome
    ctx.deposit(Event.OrderSkipped({ order_id: orderId, reason: outcome.error }))
  }
}
