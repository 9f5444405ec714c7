import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { subSaturating } from '../../subtensor/utils/saturating.ts'
import { Errors } from '../errors.ts'
import type { Market } from '../market.ts'
import { computeEffectiveSwapLimit, deriveOrderId, isBuy } from '../order.ts'
import { perbillMulFloor } from '../perbill.ts'
import type { Execution } from '../settle.ts'
import type { SignedOrder } from '../types.ts'
import { ensureOrderValid } from '../validate.ts'

/** A valid order of a batch; amounts in rao of what goes in. */
export interface Entry extends Execution {
  readonly gross: bigint
  /** What takes part in the trade: a buyer's fee is off, a seller's comes off the TAO. */
  readonly net: bigint
  /** The worst price for the pool, in TAO per alpha × 10^9. */
  readonly swapLimit: bigint
}

/** The orders of a batch by what they do. */
export interface Sides {
  readonly buys: readonly Entry[]
  readonly sells: readonly Entry[]
}

function entryOf(
  { order: { value: order }, partial_fill }: SignedOrder,
  orderId: Entry['orderId'],
): Entry {
  const gross = partial_fill ?? order.amount
  const fee = isBuy(order.order_type) ? perbillMulFloor(order.fee_rate, gross) : 0n
  return {
    orderId,
    order,
    partialFill: partial_fill,
    gross,
    net: subSaturating(gross, fee),
    swapLimit: computeEffectiveSwapLimit(order),
  }
}

/**
 * The orders of a batch for one subnet by side, if all of them may be executed now.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `validate_and_classify`.
 *
 * @throws {DispatchFailure} DuplicateOrderInBatch, OrderNetUidMismatch, or as `ensureOrderValid`.
 */
export function validateAndClassify(
  ctx: Context,
  orders: readonly SignedOrder[],
  market: Market,
  relayer: AccountId,
): Sides {
  const seen = new Set<string>()
  const entries = orders.map((signed) => {
    const orderId = deriveOrderId(signed.order)
    ensure(!seen.has(orderId), Errors.DuplicateOrderInBatch)
    seen.add(orderId)
    ensure(signed.order.value.netuid === market.netuid, Errors.OrderNetUidMismatch)
    ensureOrderValid(ctx, signed, orderId, market, relayer)
    return entryOf(signed, orderId)
  })
  return {
    buys: entries.filter(({ order }) => isBuy(order.order_type)),
    sells: entries.filter(({ order }) => !isBuy(order.order_type)),
  }
}
