import { encode, type Hex, toHex } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import { addU64Saturating, subSaturating } from '../subtensor/utils/saturating.ts'
import { perbillMulFloor } from './perbill.ts'
import { type Order, type OrderType, VersionedOrder } from './types.ts'

const NO_CEILING = (1n << 64n) - 1n
const NO_FLOOR = 0n

/** The name of an order on chain: BLAKE2b of its SCALE bytes (pallets/limit-orders/src/lib.rs, `derive_order_id`). */
export function deriveOrderId(order: VersionedOrder): Hex {
  return toHex(blake2b256(encode(VersionedOrder, order)))
}

/** Whether TAO goes in and alpha comes out. */
export function isBuy(type: OrderType): boolean {
  return type === 'LimitBuy'
}

/**
 * The worst price at which an order may trade with the pool, in TAO per alpha × 10^9: its limit price and the slippage
 * that it allows; no limit where it says nothing of slippage.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `compute_effective_swap_limit`.
 */
export function computeEffectiveSwapLimit({
  order_type,
  limit_price,
  max_slippage,
}: Pick<Order, 'order_type' | 'limit_price' | 'max_slippage'>): bigint {
  const buys = isBuy(order_type)
  if (max_slippage === undefined) return buys ? NO_CEILING : NO_FLOOR
  const delta = perbillMulFloor(max_slippage, limit_price)
  return buys ? addU64Saturating(limit_price, delta) : subSaturating(limit_price, delta)
}
