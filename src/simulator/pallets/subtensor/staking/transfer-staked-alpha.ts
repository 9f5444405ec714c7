import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { InitialMinStake } from '../constants.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ensureSubtokenEnabled, ifSubnetExist } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { hotkeyAccountExists } from './helpers.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { ensureAvailableToUnstake } from './lock/availability.ts'

/** Whose stake: a coldkey's, through a hotkey. */
export interface StakeHolder {
  readonly coldkey: AccountId
  readonly hotkey: AccountId
}

/** Which ends of a transfer are held to the rules for people. */
export interface Validated {
  readonly sender: boolean
  readonly receiver: boolean
}

/** @throws {DispatchFailure} HotKeyAccountNotExists, AmountTooLow, StakeUnavailable. */
function ensureMaySend(ctx: Context, from: StakeHolder, netuid: number, alpha: bigint): void {
  ensure(hotkeyAccountExists(ctx, from.hotkey), Errors.HotKeyAccountNotExists)
  ensure(alpha !== 0n, Errors.AmountTooLow)
  const price = SwapInterface.currentAlphaPrice(ctx, netuid)
  const worth = U64F64.toU64Saturating(U64F64.mulSaturating(price, U64F64.fromInt(alpha)))
  ensure(worth >= InitialMinStake, Errors.AmountTooLow)
  ensureAvailableToUnstake(ctx, from.coldkey, netuid, alpha)
}

/**
 * Moves `alpha` rao of stake from one holder to another on one subnet, past the pool and without an event: what orders
 * that are set off against each other do.
 *
 * Upstream: staking/order_swap.rs, `transfer_staked_alpha`.
 *
 * @throws {DispatchFailure} SubnetNotExists, SubtokenDisabled, HotKeyAccountNotExists, AmountTooLow, StakeUnavailable,
 * NotEnoughStakeToWithdraw.
 */
export function transferStakedAlpha(
  ctx: Context,
  from: StakeHolder,
  to: StakeHolder,
  netuid: number,
  alpha: bigint,
  validated: Validated,
): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  ensureSubtokenEnabled(ctx, netuid)
  if (validated.sender) ensureMaySend(ctx, from, netuid, alpha)
  if (validated.receiver) ensure(hotkeyAccountExists(ctx, to.hotkey), Errors.HotKeyAccountNotExists)
  const available = getStakeForHotkeyAndColdkeyOnSubnet(ctx, from.hotkey, from.coldkey, netuid)
  ensure(available >= alpha, Errors.NotEnoughStakeToWithdraw)
  decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, from.hotkey, from.coldkey, netuid, alpha)
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, to.hotkey, to.coldkey, netuid, alpha)
  S.LastColdkeyHotkeyStakeBlock.set(ctx, to.coldkey, to.hotkey, getCurrentBlockAsU64(ctx))
}
