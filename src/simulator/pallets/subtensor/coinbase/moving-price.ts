import { I96F32, U64F64 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { EmissionRegime } from '../../devnet/storage.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { lastOf } from '../utils/last-of.ts'
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
  if (EmissionRegime.get(ctx) === 'DtaoLaunch') {
    updateMovingPriceAtLaunch(ctx, netuid)
    return
  }
  const startCall = subSaturating(S.FirstEmissionBlockNumber.get(ctx, netuid) ?? 0n, 1n)
  const age = subSaturating(getCurrentBlockAsU64(ctx), startCall)
  const alpha = paceOf(age, S.EMAPriceHalvingBlocks.get(ctx, netuid), S.SubnetMovingAlpha.get(ctx))
  const spot = min(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64.one)
  const moved = U64F64.addSaturating(
    U64F64.mulSaturating(alpha, spot),
    U64F64.mulSaturating(U64F64.subSaturating(U64F64.one, alpha), getMovingAlphaPrice(ctx, netuid)),
  )
  S.SubnetMovingPrice.set(ctx, netuid, I96F32.fromFixed(moved, U64F64))
}

/**
 * How far a price moves in a block towards another, as U64F64 bits; subnets that began together move at the same pace.
 *
 * @param fastest I96F32 bits; `age` and `halving` are blocks.
 */
const paceOf = lastOf((age: bigint, halving: bigint, fastest: bigint): bigint => {
  const whole = U64F64.fromInt(age)
  return U64F64.mulSaturating(
    U64F64.fromFixed(fastest, I96F32),
    U64F64.divOr(whole, U64F64.addSaturating(whole, U64F64.fromInt(halving))),
  )
})

/**
 * The same at the launch: equally fast at any age, and without a highest price.
 *
 * Upstream: staking/stake_utils.rs at e2b8367b8 (spec 233), `update_moving_price`.
 */
function updateMovingPriceAtLaunch(ctx: Context, netuid: number): void {
  const alpha = S.SubnetMovingAlpha.get(ctx)
  const spot = I96F32.fromFixed(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64)
  const before = I96F32.fromFixed(getMovingAlphaPrice(ctx, netuid), U64F64)
  const moved = I96F32.addSaturating(
    I96F32.mulSaturating(alpha, spot),
    I96F32.mulSaturating(I96F32.subSaturating(I96F32.one, alpha), before),
  )
  S.SubnetMovingPrice.set(ctx, netuid, moved)
}
