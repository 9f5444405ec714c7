import { limitPriceOf } from '../../../../amm/swap.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { DispatchFailure, ensure, fail } from '../../../frame/dispatch-error.ts'
import { DYNAMIC, type Order, type SwapResult } from '../../swap/index.ts'
import { InitialMinStake } from '../constants.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ensureSubtokenEnabled, ifSubnetExist } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating, min } from '../utils/saturating.ts'
import { hotkeyAccountExists } from './helpers.ts'
import {
  calculateReducedStakeOnSubnet,
  tryIncreaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { ensureAvailableToUnstake } from './lock/availability.ts'
import { canRemoveBalanceFromColdkeyAccount } from './tao.ts'

/** What an order would do now, or `undefined` where the pool refuses it. */
export function trySimSwap(ctx: Context, netuid: number, order: Order): SwapResult | undefined {
  try {
    return SwapInterface.simSwap(ctx, netuid, order)
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined
    throw error
  }
}

/** Least rao of TAO that can be staked on a subnet: the minimum stake and the fee it would pay. */
export function minimumStakeAmount(ctx: Context, netuid: number): bigint {
  const fee = SwapInterface.approxFeeAmount(ctx, netuid, InitialMinStake)
  // Upstream always tries the swap, which says the same of the fee unless it stops at the highest price there may be.
  if (staysFarBelowMaxPrice(ctx, netuid)) return addU64Saturating(InitialMinStake, fee)
  const trial = trySimSwap(ctx, netuid, { direction: 'buy', amount: InitialMinStake })
  return addU64Saturating(InitialMinStake, trial?.feePaid ?? fee)
}

/**
 * Whether buying for the minimum stake cannot reach the price limit. Where it adds at most a thousandth to the reserve, the
 * price grows by less than 1.001^100, as no side of a pool weighs less than a hundredth; for the same reason weights that the
 * first swap evens out change it by less than a hundredfold.
 */
function staysFarBelowMaxPrice(ctx: Context, netuid: number): boolean {
  if (S.SubnetMechanism.get(ctx, netuid) !== DYNAMIC) return true
  const { tao } = SwapInterface.pool(ctx, netuid)
  const limit = limitPriceOf(SwapInterface.maxPrice())
  return (
    tao > 1_000n * InitialMinStake && SwapInterface.currentAlphaPrice(ctx, netuid) * 1_000n < limit
  )
}

/**
 * Refuses a stake of `tao` rao of which a price limit lets `maxAmount` through.
 *
 * Upstream: staking/stake_utils.rs, `validate_add_stake`.
 *
 * @throws {DispatchFailure} SubnetNotExists, SubtokenDisabled, AmountTooLow, SlippageTooHigh, NotEnoughBalanceToStake,
 * HotKeyAccountNotExists, InsufficientLiquidity.
 */
export function validateAddStake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  tao: bigint,
  maxAmount: bigint,
  allowPartial: boolean,
): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensureSubtokenEnabled(ctx, netuid)
  ensure(tao >= minimumStakeAmount(ctx, netuid), Errors.AmountTooLow)
  if (!allowPartial) ensure(tao <= maxAmount, Errors.SlippageTooHigh)
  const amount = min(tao, maxAmount)
  ensure(canRemoveBalanceFromColdkeyAccount(ctx, coldkey, amount), Errors.NotEnoughBalanceToStake)
  ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
  const trial =
    trySimSwap(ctx, netuid, { direction: 'buy', amount }) ?? fail(Errors.InsufficientLiquidity)
  ensure(trial.amountPaidIn >= InitialMinStake, Errors.AmountTooLow)
  ensure(trial.amountPaidOut !== 0n, Errors.InsufficientLiquidity)
  ensure(
    tryIncreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, netuid, trial.amountPaidOut),
    Errors.InsufficientLiquidity,
  )
}

/**
 * Refuses a sale of `alpha` rao of stake of which a price limit lets `maxAmount` through.
 *
 * Upstream: staking/stake_utils.rs, `validate_remove_stake`.
 *
 * @throws {DispatchFailure} SubnetNotExists, AmountTooLow, NotEnoughStakeToWithdraw, InsufficientLiquidity,
 * SlippageTooHigh, HotKeyAccountNotExists, StakeUnavailable.
 */
export function validateRemoveStake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
  maxAmount: bigint,
  allowPartial: boolean,
): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensure(alpha !== 0n, Errors.AmountTooLow)
  const remaining = calculateReducedStakeOnSubnet(ctx, hotkey, coldkey, netuid, alpha)
  const trial =
    trySimSwap(ctx, netuid, { direction: 'sell', amount: alpha }) ??
    fail(Errors.InsufficientLiquidity)
  if (remaining !== 0n) ensure(trial.amountPaidOut >= InitialMinStake, Errors.AmountTooLow)
  if (!allowPartial) ensure(alpha <= maxAmount, Errors.SlippageTooHigh)
  ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
  ensureAvailableToUnstake(ctx, coldkey, netuid, alpha)
}

/** Whether {@link validateRemoveStake} lets all of a stake go. */
export function canRemoveAll(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
): boolean {
  try {
    validateRemoveStake(ctx, coldkey, hotkey, netuid, alpha, alpha, false)
    return true
  } catch (error) {
    if (error instanceof DispatchFailure) return false
    throw error
  }
}
