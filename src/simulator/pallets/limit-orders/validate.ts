import { U64F64 } from '../../../amm/fixed/index.ts'
import { encode, fromHex, type Hex } from '../../../codec/index.ts'
import { type AccountId, sr25519VerifyMessage } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { ChainId } from '../evm-chain-id/storage.ts'
import { ROOT_NETUID } from '../subtensor/subnets/subnet.ts'
import { subSaturating } from '../subtensor/utils/saturating.ts'
import { Errors } from './errors.ts'
import type { Market } from './market.ts'
import { Orders } from './storage.ts'
import { type Order, type OrderStatus, type SignedOrder, VersionedOrder } from './types.ts'

const PRICE_SCALE = U64F64.fromInt(1_000_000_000n)

/** Whether the order's signer signed it, by sr25519: other keys cannot have orders. */
function isSigned({ order, signature }: SignedOrder): boolean {
  return (
    signature.type === 'Sr25519' &&
    sr25519VerifyMessage(
      fromHex(signature.value),
      encode(VersionedOrder, order),
      fromHex(order.value.signer),
    )
  )
}

/** Whether the price (U64F64 bits) is where the order wants it. */
function meetsPrice({ order_type, limit_price }: Order, price: bigint): boolean {
  const scaled = U64F64.toU64Saturating(U64F64.mulSaturating(price, PRICE_SCALE))
  return order_type === 'TakeProfit' ? scaled >= limit_price : scaled <= limit_price
}

/** @throws {DispatchFailure} unless as much of the order as is asked for may be filled. */
function ensureFillable(order: Order, fill: bigint | undefined, status?: OrderStatus): void {
  if (fill === undefined) {
    // All at once would go beyond the amount once a part of it has gone in.
    ensure(status?.type !== 'PartiallyFilled', Errors.IncorrectPartialFillAmount)
    return
  }
  ensure(order.relayer !== undefined, Errors.RelayerRequiredForPartialFill)
  ensure(order.partial_fills_enabled, Errors.PartialFillsNotEnabled)
  const filled = status?.type === 'PartiallyFilled' ? status.value : 0n
  const most = subSaturating(order.amount, filled)
  ensure(fill > 0n && fill <= most, Errors.IncorrectPartialFillAmount)
}

/**
 * Refuses an order that may not be executed now, by `relayer`.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `is_order_valid`.
 *
 * @throws {DispatchFailure} RootNetUidNotAllowed, ChainIdMismatch, InvalidSignature, OrderAlreadyProcessed, OrderCancelled,
 * OrderExpired, PriceConditionNotMet, RelayerMissMatch, RelayerRequiredForPartialFill, PartialFillsNotEnabled,
 * IncorrectPartialFillAmount.
 */
export function ensureOrderValid(
  ctx: Context,
  signed: SignedOrder,
  orderId: Hex,
  market: Market,
  relayer: AccountId,
): void {
  const order = signed.order.value
  ensure(order.netuid !== ROOT_NETUID, Errors.RootNetUidNotAllowed)
  ensure(order.chain_id === ChainId.get(ctx), Errors.ChainIdMismatch)
  ensure(isSigned(signed), Errors.InvalidSignature)
  const status = Orders.get(ctx, orderId)
  ensure(status?.type !== 'Fulfilled', Errors.OrderAlreadyProcessed)
  ensure(status?.type !== 'Cancelled', Errors.OrderCancelled)
  ensure(market.now <= order.expiry, Errors.OrderExpired)
  ensure(meetsPrice(order, market.price), Errors.PriceConditionNotMet)
  ensure(order.relayer?.includes(relayer) ?? true, Errors.RelayerMissMatch)
  ensureFillable(order, signed.partial_fill, status)
}
