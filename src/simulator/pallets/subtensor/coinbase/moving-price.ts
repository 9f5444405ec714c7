import { I96F32, U64F64 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { min, subSaturating } from '../utils/saturating.ts'

/**
 * The moving price of a subnet's alpha in TAO, as U64F64 bits; 1 on root and where there is no pool.
 *
 * Upstream: staking/stake_utils.rs, `get_moving_alpha_price`.
 */
export function getMovingAlphaPrice(at: HasState, netuid: number): bigint {
  return netuid === ROOT_NETUID || S.SubnetMechanism.get(at, netuid) === 0
    ? U64F64.one
    : U64F64.fromFixed(S.SubnetMovingPrice.get(at, netuid), I96F32)
}

/**
 * Moves a subnet's moving price towards its spot price, which counts as 1 at most; the older the subnet, the faster.
 *
 * Upstream: staking/stake_utils.rs, `update_moving_price`.
 */
export function updateMovingPrice(ctx: Context, netuid: number): void {
  const startCall = subSaturating(S.FirstEmissionBlockNumber.get(ctx, netuid) ?? 0n, 1n)
  const age = U64F64.fromInt(subSaturating(getCurrentBlockAsU64(ctx), startCall))
  const halving = U64F64.fromInt(S.EMAPriceHalvingBlocks.get(ctx, netuid))
  const alpha = U64F64.mulSaturating(
    U64F64.fromFixed(S.SubnetMovingAlpha.get(ctx), I96F32),
    U64F64.divOr(age, U64F64.addSaturating(age, halving)),
  )
  const spot = min(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64.one)
  const moved = U64F64.addSaturating(
    U64F64.mulSaturating(alpha, spot),
    U64F64.mulSaturating(U64F64.subSaturating(U64F64.one, alpha), getMovingAlphaPrice(ctx, netuid)),
  )
  S.SubnetMovingPrice.set(ctx, netuid, I96F32.fromFixed(moved, U64F64))
}
