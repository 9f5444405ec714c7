import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { DispatchFailure } from '../../../frame/dispatch-error.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { alphaIterPrefix } from './alpha-iter.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet, getStakeForHotkeyOnSubnet } from './hotkey-stake.ts'

/** TAO that the alpha of all who stake to a hotkey is worth at spot prices, in rao. Upstream: staking/helpers.rs. */
export function getTotalStakeForHotkey(ctx: Context, hotkey: AccountId): bigint {
  let sum = 0n
  for (const netuid of getAllSubnetNetuids(ctx)) {
    const alpha = getStakeForHotkeyOnSubnet(ctx, hotkey, netuid)
    if (alpha === 0n) continue
    const price = SwapInterface.currentAlphaPrice(ctx, netuid)
    sum = U64F64.addSaturating(sum, U64F64.mulSaturating(U64F64.fromInt(alpha), price))
  }
  return U64F64.toU64Saturating(sum)
}

/** TAO that a coldkey would get for what it holds through a hotkey on a subnet, before the fee; 0 where it cannot sell. */
function worthOf(ctx: Context, hotkey: AccountId, coldkey: AccountId, netuid: number): bigint {
  const amount = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)
  try {
    const sold = SwapInterface.simSwap(ctx, netuid, { direction: 'sell', amount })
    const fee = U64F64.mulSaturating(
      U64F64.fromInt(sold.feePaid),
      SwapInterface.currentAlphaPrice(ctx, netuid),
    )
    return addU64Saturating(sold.amountPaidOut, U64F64.toU64Saturating(fee))
  } catch (error) {
    if (error instanceof DispatchFailure) return 0n
    throw error
  }
}

/** TAO that a coldkey would get for all its stake, before fees, in rao. Upstream: staking/helpers.rs. */
export function getTotalStakeForColdkey(ctx: Context, coldkey: AccountId): bigint {
  return S.StakingHotkeys.get(ctx, coldkey)
    .flatMap((hotkey) => alphaIterPrefix(ctx, hotkey, coldkey))
    .reduce((sum, { hotkey, netuid }) => sum + worthOf(ctx, hotkey, coldkey, netuid), 0n)
}

/** TAO that a coldkey would get for its stake on one subnet, before fees, in rao. Upstream: staking/helpers.rs. */
export function getTotalStakeForColdkeyOnSubnet(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
): bigint {
  return S.StakingHotkeys.get(ctx, coldkey)
    .flatMap((hotkey) => alphaIterPrefix(ctx, hotkey, coldkey))
    .filter((share) => share.netuid === netuid)
    .reduce((sum, { hotkey }) => sum + worthOf(ctx, hotkey, coldkey, netuid), 0n)
}
