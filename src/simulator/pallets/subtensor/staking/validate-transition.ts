import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { InitialMinStake } from '../constants.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ensureSubtokenEnabled, ifSubnetExist } from '../subnets/subnet.ts'
import { hotkeyAccountExists } from './helpers.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from './hotkey-stake.ts'
import { ensureAvailableToUnstake } from './lock/availability.ts'
import type { StakeTransition, TransitionLimits } from './move-stake.ts'
import { trySimSwap } from './validate-stake.ts'

/**
 * Refuses a move of `alpha` rao of which a price limit lets `maxAmount` through.
 *
 * Upstream: staking/stake_utils.rs, `validate_stake_transition`.
 *
 * @throws {DispatchFailure} SameNetuid, SubnetNotExists, SubtokenDisabled, HotKeyAccountNotExists,
 * NotEnoughStakeToWithdraw, InsufficientLiquidity, AmountTooLow, SlippageTooHigh, TransferDisallowed, StakeUnavailable.
 */
export function validateStakeTransition(
  ctx: Context,
  transition: StakeTransition,
  alpha: bigint,
  maxAmount: bigint,
  { allowPartial, checkTransferToggle }: TransitionLimits,
): void {
  const { originColdkey, originHotkey, originNetuid: origin } = transition
  const { destinationColdkey, destinationHotkey, destinationNetuid: destination } = transition
  const crosses = origin !== destination
  const sameKeys = originColdkey === destinationColdkey && originHotkey === destinationHotkey
  ensure(crosses || !sameKeys, Errors.SameNetuid)
  ensure(ifSubnetExist(ctx, origin) && ifSubnetExist(ctx, destination), Errors.SubnetNotExists)
  ensureSubtokenEnabled(ctx, origin)
  ensureSubtokenEnabled(ctx, destination)
  ensure(hotkeyAccountExists(ctx, originHotkey), Errors.HotKeyAccountNotExists)
  ensure(hotkeyAccountExists(ctx, destinationHotkey), Errors.HotKeyAccountNotExists)
  const held = getStakeForHotkeyAndColdkeyOnSubnet(ctx, originHotkey, originColdkey, origin)
  ensure(alpha <= held, Errors.NotEnoughStakeToWithdraw)
  if (crosses) {
    const trial =
      trySimSwap(ctx, origin, { direction: 'sell', amount: alpha }) ??
      fail(Errors.InsufficientLiquidity)
    ensure(trial.amountPaidOut > InitialMinStake, Errors.AmountTooLow)
    if (allowPartial === false) ensure(alpha <= maxAmount, Errors.SlippageTooHigh)
  }
  if (checkTransferToggle)
    ensure(
      S.TransferToggle.get(ctx, origin) && S.TransferToggle.get(ctx, destination),
      Errors.TransferDisallowed,
    )
  if (crosses) ensureAvailableToUnstake(ctx, originColdkey, origin, alpha)
}
