import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { DYNAMIC, type Order } from '../../swap/index.ts'
import { InitialMinStake } from '../constants.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ensureSubtokenEnabled, ifSubnetExist } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating } from '../utils/saturating.ts'
import { hotkeyAccountExists } from './helpers.ts'
import { stakeIntoSubnet } from './stake-into-subnet.ts'
import { canRemoveBalanceFromColdkeyAccount } from './tao.ts'
import { unstakeFromSubnet } from './unstake-from-subnet.ts'
import { validateRemoveStake } from './validate-stake.ts'

function ensureTraded(ctx: Context, netuid: number): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensureSubtokenEnabled(ctx, netuid)
}

/** @throws {DispatchFailure} SlippageTooHigh where the limit stops the order before all of it went in, or as the swap. */
function ensureWithinLimit(ctx: Context, netuid: number, order: Order, priceLimit: bigint): void {
  if (S.SubnetMechanism.get(ctx, netuid) !== DYNAMIC) return
  const trial = SwapInterface.swap(ctx, netuid, order, priceLimit, false, true)
  const used = addU64Saturating(trial.amountPaidIn, trial.feePaid)
  ensure(used >= order.amount, Errors.SlippageTooHigh)
}

/**
 * Buys alpha for all of `tao` rao, to `priceLimit` (TAO per alpha × 10^9) at worst, and stakes it. Returns the alpha in
 * rao. `validate` is for orders of people; what a pallet does for itself goes without.
 *
 * Upstream: staking/order_swap.rs, `buy_alpha`.
 *
 * @throws {DispatchFailure} SubnetNotExists, SubtokenDisabled, HotKeyAccountNotExists, AmountTooLow,
 * NotEnoughBalanceToStake, SlippageTooHigh, or as `stakeIntoSubnet`.
 */
export function buyAlpha(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  tao: bigint,
  priceLimit: bigint,
  validate: boolean,
): bigint {
  ensureTraded(ctx, netuid)
  if (validate) {
    ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
    ensure(tao >= InitialMinStake, Errors.AmountTooLow)
    ensure(canRemoveBalanceFromColdkeyAccount(ctx, coldkey, tao), Errors.NotEnoughBalanceToStake)
  }
  ensureWithinLimit(ctx, netuid, { direction: 'buy', amount: tao }, priceLimit)
  return ctx.transact(() => stakeIntoSubnet(ctx, hotkey, coldkey, netuid, tao, priceLimit, false))
}

/**
 * Sells all of `alpha` rao of stake, to `priceLimit` (TAO per alpha × 10^9) at worst. Returns the TAO in rao.
 *
 * Upstream: staking/order_swap.rs, `sell_alpha`.
 *
 * @throws {DispatchFailure} SubnetNotExists, SubtokenDisabled, SlippageTooHigh, or as `validateRemoveStake` and
 * `unstakeFromSubnet`.
 */
export function sellAlpha(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  netuid: number,
  alpha: bigint,
  priceLimit: bigint,
  validate: boolean,
): bigint {
  ensureTraded(ctx, netuid)
  if (validate) validateRemoveStake(ctx, coldkey, hotkey, netuid, alpha, alpha, false)
  ensureWithinLimit(ctx, netuid, { direction: 'sell', amount: alpha }, priceLimit)
  return ctx.transact(() =>
    unstakeFromSubnet(ctx, hotkey, coldkey, coldkey, netuid, alpha, priceLimit, false),
  )
}
