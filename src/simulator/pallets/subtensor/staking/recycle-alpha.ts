import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ensureSubtokenEnabled, ifSubnetExist, ROOT_NETUID } from '../subnets/subnet.ts'
import { min } from '../utils/saturating.ts'
import { doAddStake, doAddStakeLimit } from './add-stake.ts'
import { burnSubnetAlpha, recycleSubnetAlpha } from './alpha.ts'
import { hotkeyAccountExists } from './helpers.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { ensureAvailableToUnstake } from './lock/availability.ts'

/** Takes up to `alpha` rao off a stake for good and returns how much. */
function giveUpStake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  alpha: bigint,
  netuid: number,
): bigint {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensure(netuid !== ROOT_NETUID, Errors.CannotBurnOrRecycleOnRootSubnet)
  ensureSubtokenEnabled(ctx, netuid)
  ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
  // Transaction fees may have been taken from this stake before the call runs.
  const amount = min(alpha, getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid))
  ensure(S.SubnetAlphaOut.get(ctx, netuid) >= amount, Errors.InsufficientLiquidity)
  ensureAvailableToUnstake(ctx, coldkey, netuid, amount)
  decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, amount)
  return amount
}

/**
 * Takes up to `alpha` rao of stake out of existence, so that the subnet can emit it again. Returns how much.
 *
 * Upstream: staking/recycle_alpha.rs, `do_recycle_alpha`.
 *
 * @throws {DispatchFailure} SubnetNotExists, CannotBurnOrRecycleOnRootSubnet, SubtokenDisabled, HotKeyAccountNotExists,
 * InsufficientLiquidity, StakeUnavailable.
 */
export function doRecycleAlpha(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  alpha: bigint,
  netuid: number,
): bigint {
  const amount = giveUpStake(ctx, coldkey, hotkey, alpha, netuid)
  recycleSubnetAlpha(ctx, netuid, amount)
  ctx.deposit(Event.AlphaRecycled(coldkey, hotkey, amount, netuid))
  return amount
}

/**
 * Gives up to `alpha` rao of stake away to nobody; it still counts as issued. Returns how much.
 *
 * Upstream: staking/recycle_alpha.rs, `do_burn_alpha`.
 *
 * @throws {DispatchFailure} as {@link doRecycleAlpha}.
 */
export function doBurnAlpha(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  alpha: bigint,
  netuid: number,
): bigint {
  const amount = giveUpStake(ctx, coldkey, hotkey, alpha, netuid)
  burnSubnetAlpha(ctx, netuid, amount)
  ctx.deposit(Event.AlphaBurned(coldkey, hotkey, amount, netuid))
  return amount
}

/**
 * Buys alpha with `amount` rao of TAO, at `limit` or better where one is given, and burns it: a buyback.
 *
 * Upstream: staking/recycle_alpha.rs, `do_add_stake_burn`.
 *
 * @throws {DispatchFailure} as `doAddStake`, `doAddStakeLimit` and {@link doBurnAlpha}.
 */
export function doAddStakeBurn(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  amount: bigint,
  limit: bigint | undefined,
): void {
  const alpha =
    limit === undefined
      ? doAddStake(ctx, coldkey, hotkey, netuid, amount)
      : doAddStakeLimit(ctx, coldkey, hotkey, netuid, amount, limit, false)
  doBurnAlpha(ctx, coldkey, hotkey, alpha, netuid)
  ctx.deposit(Event.AddStakeBurn({ netuid, hotkey, amount, alpha }))
}
