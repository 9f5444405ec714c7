import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { DYNAMIC } from '../../swap/index.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ensureSubtokenEnabled, getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating, min, mulU64Saturating } from '../utils/saturating.ts'
import { isOneToOne, MAX_INPUT_RESERVES } from './add-stake.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from './hotkey-stake.ts'
import { clearSmallNominationIfRequired } from './small-nominations.ts'
import { getTotalStakeForHotkey } from './total-stake.ts'
import { unstakeFromSubnet } from './unstake-from-subnet.ts'
import { validateRemoveStake } from './validate-stake.ts'

const U64_MAX = (1n << 64n) - 1n
const ONE_TAO = 1_000_000_000n

function ensureRemoveStakeInputWithinSwapLimit(ctx: Context, netuid: number, amount: bigint): void {
  if (netuid === ROOT_NETUID || S.SubnetMechanism.get(ctx, netuid) !== DYNAMIC) return
  const largest = mulU64Saturating(S.SubnetAlphaIn.get(ctx, netuid), MAX_INPUT_RESERVES)
  ensure(amount <= largest, Errors.InsufficientLiquidity)
}

/**
 * Rao of alpha that can be sold before the price goes below `limitPrice` (TAO per alpha × 10^9), fee included.
 *
 * Upstream: staking/remove_stake.rs, `get_max_amount_remove`.
 *
 * @throws {DispatchFailure} as the swap: PriceLimitExceeded when the price already is below.
 */
export function getMaxAmountRemove(ctx: Context, netuid: number, limitPrice: bigint): bigint {
  if (isOneToOne(ctx, netuid)) return limitPrice <= ONE_TAO ? U64_MAX : 0n
  const amount = mulU64Saturating(S.SubnetAlphaIn.get(ctx, netuid), MAX_INPUT_RESERVES)
  const order = { direction: 'sell', amount } as const
  const trial = SwapInterface.swap(ctx, netuid, order, limitPrice, false, true)
  return addU64Saturating(trial.amountPaidIn, trial.feePaid)
}

/** What follows any sale of a single stake: nominations too small go, and so do children of a hotkey too poor for them. */
function settle(ctx: Context, hotkey: AccountId, coldkey: AccountId, netuid: number): void {
  clearSmallNominationIfRequired(ctx, hotkey, coldkey, netuid)
  if (getTotalStakeForHotkey(ctx, hotkey) < S.StakeThreshold.get(ctx))
    for (const each of getAllSubnetNetuids(ctx)) S.PendingChildKeys.remove(ctx, each, hotkey)
}

/**
 * Sells `alpha` rao of stake, or all there is of it, at any price.
 *
 * Upstream: staking/remove_stake.rs, `do_remove_stake`.
 *
 * @throws {DispatchFailure} SubtokenDisabled, InsufficientLiquidity, or as `validateRemoveStake` and `unstakeFromSubnet`.
 */
export function doRemoveStake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
): void {
  ensureSubtokenEnabled(ctx, netuid)
  // Transaction fees may have been taken from this stake before the call runs.
  const amount = min(alpha, getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid))
  ensureRemoveStakeInputWithinSwapLimit(ctx, netuid, amount)
  validateRemoveStake(ctx, coldkey, hotkey, netuid, amount, amount, false)
  const limit = SwapInterface.minPrice()
  unstakeFromSubnet(ctx, hotkey, coldkey, coldkey, netuid, amount, limit, false)
  settle(ctx, hotkey, coldkey, netuid)
}

/**
 * Sells `alpha` rao of stake, or with `allowPartial` as much of it as keeps the price within `limitPrice`.
 *
 * Upstream: staking/remove_stake.rs, `do_remove_stake_limit`.
 *
 * @throws {DispatchFailure} as `validateRemoveStake`, {@link getMaxAmountRemove} and `unstakeFromSubnet`.
 */
export function doRemoveStakeLimit(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
  limitPrice: bigint,
  allowPartial: boolean,
): void {
  ensureRemoveStakeInputWithinSwapLimit(ctx, netuid, alpha)
  const maxAmount = getMaxAmountRemove(ctx, netuid, limitPrice)
  const amount = min(alpha, maxAmount)
  validateRemoveStake(ctx, coldkey, hotkey, netuid, alpha, maxAmount, allowPartial)
  unstakeFromSubnet(ctx, hotkey, coldkey, coldkey, netuid, amount, limitPrice, false)
  settle(ctx, hotkey, coldkey, netuid)
}

/**
 * Sells all of a stake, at `limitPrice` or better where one is given.
 *
 * Upstream: staking/remove_stake.rs, `do_remove_stake_full_limit`.
 *
 * @throws {DispatchFailure} as {@link doRemoveStakeLimit} or {@link doRemoveStake}.
 */
export function doRemoveStakeFullLimit(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  limitPrice: bigint | undefined,
): void {
  const alpha = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)
  if (limitPrice === undefined) doRemoveStake(ctx, coldkey, hotkey, netuid, alpha)
  else doRemoveStakeLimit(ctx, coldkey, hotkey, netuid, alpha, limitPrice, false)
}
