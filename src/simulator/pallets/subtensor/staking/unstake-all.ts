import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { hotkeyAccountExists } from './helpers.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from './hotkey-stake.ts'
import { clearSmallNominationIfRequired } from './small-nominations.ts'
import { stakeIntoSubnet } from './stake-into-subnet.ts'
import { unstakeFromSubnet } from './unstake-from-subnet.ts'
import { canRemoveAll } from './validate-stake.ts'

/** Sells all of a stake on a subnet where that is possible, and returns the TAO got, in rao. */
function unstakeAllFrom(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
): bigint {
  if (!S.SubtokenEnabled.get(ctx, netuid)) return 0n
  const alpha = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)
  if (!canRemoveAll(ctx, coldkey, hotkey, netuid, alpha)) return 0n
  const limit = SwapInterface.minPrice()
  const tao = unstakeFromSubnet(ctx, hotkey, coldkey, coldkey, netuid, alpha, limit, false)
  clearSmallNominationIfRequired(ctx, hotkey, coldkey, netuid)
  return tao
}

/**
 * Sells what a coldkey has with a hotkey on every subnet where it can, root included.
 *
 * Upstream: staking/remove_stake.rs, `do_unstake_all`.
 *
 * @throws {DispatchFailure} HotKeyAccountNotExists, or as `unstakeFromSubnet`.
 */
export function doUnstakeAll(ctx: Context, coldkey: AccountId, hotkey: AccountId): void {
  ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
  for (const netuid of getAllSubnetNetuids(ctx)) unstakeAllFrom(ctx, hotkey, coldkey, netuid)
}

/**
 * Sells what a coldkey has with a hotkey on every subnet but root where it can, and stakes the TAO on root.
 *
 * Upstream: staking/remove_stake.rs, `do_unstake_all_alpha`.
 *
 * @throws {DispatchFailure} HotKeyAccountNotExists, AmountTooLow when nothing was sold, or as `unstakeFromSubnet`.
 */
export function doUnstakeAllAlpha(ctx: Context, coldkey: AccountId, hotkey: AccountId): void {
  ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
  const tao = getAllSubnetNetuids(ctx)
    .filter((netuid) => netuid !== ROOT_NETUID)
    .reduce(
      (sum, netuid) => addU64Saturating(sum, unstakeAllFrom(ctx, hotkey, coldkey, netuid)),
      0n,
    )
  stakeIntoSubnet(ctx, hotkey, coldkey, ROOT_NETUID, tao, SwapInterface.maxPrice(), false)
}
