import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { InitialMinStake } from '../constants.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { min } from '../utils/saturating.ts'
import { getMaxAmountAdd, isOneToOne } from './add-stake.ts'
import { getOwningColdkeyForHotkey, maybeBecomeDelegate } from './helpers.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from './hotkey-stake.ts'
import { getMaxAmountRemove } from './remove-stake.ts'
import { stakeIntoSubnet } from './stake-into-subnet.ts'
import { transferTao } from './tao.ts'
import { transferStakeWithinSubnet } from './transfer-within-subnet.ts'
import { unstakeFromSubnet } from './unstake-from-subnet.ts'
import { validateStakeTransition } from './validate-transition.ts'

/** Where stake comes from and where it goes. */
export interface StakeTransition {
  readonly originColdkey: AccountId
  readonly destinationColdkey: AccountId
  readonly originHotkey: AccountId
  readonly destinationHotkey: AccountId
  readonly originNetuid: number
  readonly destinationNetuid: number
}

/** How a transition may be refused or cut short. */
export interface TransitionLimits {
  /** Least price of the origin's token in the destination's, × 10^9. */
  readonly limitPrice?: bigint
  readonly allowPartial?: boolean
  /** Whether the subnets must allow transfers between coldkeys. */
  readonly checkTransferToggle: boolean
}

const U64_MAX = (1n << 64n) - 1n
const ONE_TAO = 1_000_000_000n

/**
 * Moves up to `alpha` rao of stake: between keys on a subnet without the pool, or through both pools between subnets,
 * where only one side takes a fee: the origin, or the destination where the origin is root. Returns the TAO it is worth.
 *
 * Upstream: staking/move_stake.rs, `transition_stake_internal`.
 *
 * @throws {DispatchFailure} as `validateStakeTransition`, {@link getMaxAmountMove}, `unstakeFromSubnet`, `stakeIntoSubnet`
 * and `transferStakeWithinSubnet`.
 */
export function transitionStakeInternal(
  ctx: Context,
  transition: StakeTransition,
  alpha: bigint,
  limits: TransitionLimits,
): bigint {
  const { originColdkey, originHotkey, originNetuid } = transition
  const { destinationColdkey, destinationHotkey, destinationNetuid } = transition
  // Transaction fees may have been taken from this stake before the call runs.
  const amount = min(
    alpha,
    getStakeForHotkeyAndColdkeyOnSubnet(ctx, originHotkey, originColdkey, originNetuid),
  )
  const crosses = originNetuid !== destinationNetuid
  const maxAmount =
    crosses && limits.limitPrice !== undefined
      ? getMaxAmountMove(ctx, originNetuid, destinationNetuid, limits.limitPrice)
      : amount
  validateStakeTransition(ctx, transition, amount, maxAmount, limits)
  const moved = min(amount, maxAmount)
  if (!crosses)
    return transferStakeWithinSubnet(
      ctx,
      originColdkey,
      originHotkey,
      destinationColdkey,
      destinationHotkey,
      originNetuid,
      moved,
    )

  const freeAtOrigin = originNetuid === ROOT_NETUID
  const tao = unstakeFromSubnet(
    ctx,
    originHotkey,
    originColdkey,
    originColdkey,
    originNetuid,
    moved,
    SwapInterface.minPrice(),
    freeAtOrigin,
  )
  if (originColdkey !== destinationColdkey) transferTao(ctx, originColdkey, destinationColdkey, tao)
  if (tao >= InitialMinStake) {
    if (getOwningColdkeyForHotkey(ctx, destinationHotkey) !== destinationColdkey)
      maybeBecomeDelegate(ctx, destinationHotkey)
    stakeIntoSubnet(
      ctx,
      destinationHotkey,
      destinationColdkey,
      destinationNetuid,
      tao,
      SwapInterface.maxPrice(),
      !freeAtOrigin,
    )
  }
  return tao
}

/**
 * Rao of alpha that can move between two subnets before the price of the one in the other falls below `limitPrice`
 * (× 10^9). Between two pools it is an estimate that knows neither weights nor fees.
 *
 * Upstream: staking/move_stake.rs, `get_max_amount_move`.
 *
 * @throws {DispatchFailure} as `getMaxAmountAdd` and `getMaxAmountRemove`.
 */
export function getMaxAmountMove(
  ctx: Context,
  originNetuid: number,
  destinationNetuid: number,
  limitPrice: bigint,
): bigint {
  const fromOneToOne = isOneToOne(ctx, originNetuid)
  const toOneToOne = isOneToOne(ctx, destinationNetuid)
  if (fromOneToOne && toOneToOne) return limitPrice > ONE_TAO ? 0n : U64_MAX
  if (fromOneToOne) {
    if (limitPrice === 0n) return U64_MAX
    const tao = U64F64.fromInt(ONE_TAO)
    const price = U64F64.mulSaturating(U64F64.divOr(tao, U64F64.fromInt(limitPrice)), tao)
    return getMaxAmountAdd(ctx, destinationNetuid, U64F64.toU64Saturating(price))
  }
  if (toOneToOne) return getMaxAmountRemove(ctx, originNetuid, limitPrice)
  return maxBetweenPools(ctx, originNetuid, destinationNetuid, limitPrice)
}

function maxBetweenPools(ctx: Context, origin: number, destination: number, limitPrice: bigint) {
  const taoOut = S.SubnetTAO.get(ctx, origin)
  const taoIn = S.SubnetTAO.get(ctx, destination)
  const alphaOut = S.SubnetAlphaIn.get(ctx, origin)
  const alphaIn = S.SubnetAlphaIn.get(ctx, destination)
  if (taoOut === 0n || taoIn === 0n || alphaOut === 0n || alphaIn === 0n) return 0n
  const limit = U64F64.divOr(U64F64.fromInt(limitPrice), U64F64.fromInt(ONE_TAO))
  const price = U64F64.divOr(
    SwapInterface.currentAlphaPrice(ctx, origin),
    SwapInterface.currentAlphaPrice(ctx, destination),
  )
  if (limit > price) return 0n
  if (limitPrice === 0n) return U64_MAX
  const sum = U64F64.addSaturating(U64F64.fromInt(taoIn), U64F64.fromInt(taoOut))
  const outPart = U64F64.divOr(U64F64.fromInt(taoOut), sum)
  const inPart = U64F64.divOr(U64F64.fromInt(taoIn), sum)
  const reached = U64F64.divOr(U64F64.mulSaturating(U64F64.fromInt(alphaIn), outPart), limit)
  const held = U64F64.mulSaturating(U64F64.fromInt(alphaOut), inPart)
  return U64F64.toU64Saturating(U64F64.subSaturating(reached, held))
}
