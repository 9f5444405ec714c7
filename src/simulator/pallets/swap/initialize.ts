import type { Pool } from '../../../amm/pool.ts'
import { DEFAULT_QUOTE_WEIGHT, initialWeight } from '../../../amm/weights.ts'
import type { Context } from '../../frame/context.ts'
import { PalSwapInitialized, SwapBalancer } from './storage.ts'

/**
 * Sets the weights of a pool once: even ones, or those at which its reserves have `price` (U64F64 bits). Returns whether
 * the pool has weights now; it has none when one side would weigh next to nothing.
 *
 * Upstream: pallets/swap/src/pallet/impls.rs, `maybe_initialize_palswap`.
 */
export function initializePool(ctx: Context, netuid: number, pool: Pool, price?: bigint): boolean {
  if (PalSwapInitialized.get(ctx, netuid)) return true
  const weight =
    price === undefined
      ? { ok: true as const, quoteWeight: DEFAULT_QUOTE_WEIGHT }
      : initialWeight(pool.tao, pool.alpha, price)
  if (!weight.ok) return false
  SwapBalancer.set(ctx, netuid, { quote: weight.quoteWeight })
  PalSwapInitialized.set(ctx, netuid, true)
  return true
}
