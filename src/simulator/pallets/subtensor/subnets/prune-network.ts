import type { Context } from '../../../frame/context.ts'
import { getMovingAlphaPrice } from '../coinbase/moving-price.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { ROOT_NETUID } from './subnet.ts'

/**
 * The subnet that makes room for a new one: the cheapest by moving price that is not immune, then the oldest.
 *
 * Upstream: coinbase/root.rs, `get_network_to_prune`.
 */
export function getNetworkToPrune(ctx: Context): number | undefined {
  const block = getCurrentBlockAsU64(ctx)
  const immunity = S.NetworkImmunityPeriod.get(ctx)
  let best: { netuid: number; price: bigint; registeredAt: bigint } | undefined
  for (const [[netuid], added] of S.NetworksAdded.entries(ctx)) {
    if (!added || netuid === ROOT_NETUID) continue
    const registeredAt = S.NetworkRegisteredAt.get(ctx, netuid)
    if (block < addU64Saturating(registeredAt, immunity)) continue
    const price = getMovingAlphaPrice(ctx, netuid)
    const better =
      best === undefined ||
      price < best.price ||
      (price === best.price && registeredAt < best.registeredAt)
    if (better) best = { netuid, price, registeredAt }
  }
  return best?.netuid
}
