import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import * as S from '../storage/index.ts'
import { SwapInterface } from '../swap-interface.ts'
import { ROOT_NETUID } from './subnet.ts'

/** The middle of U64F64 bits, or the mean of the two in the middle; 1 of none. */
export function medianPrice(prices: readonly bigint[]): bigint {
  const sorted = [...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (lower === undefined || upper === undefined) return U64F64.one
  if (sorted.length % 2 === 1) return upper
  return U64F64.divOr(U64F64.addSaturating(lower, upper), U64F64.fromInt(2n))
}

/**
 * The median price of the subnets' tokens in TAO, as U64F64 bits; 1 where no subnet has a price.
 *
 * Upstream: staking/stake_utils.rs, `get_median_subnet_alpha_price`.
 */
export function getMedianSubnetAlphaPrice(ctx: Context): bigint {
  const prices = S.NetworksAdded.entries(ctx).flatMap(([[netuid], added]) =>
    added && netuid !== ROOT_NETUID ? [SwapInterface.currentAlphaPrice(ctx, netuid)] : [],
  )
  return medianPrice(prices.filter((price) => price > 0n))
}
