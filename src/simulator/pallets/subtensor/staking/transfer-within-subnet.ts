import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { InitialMinStake } from '../constants.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { transferLock } from './lock/transfer-lock.ts'
import {
  addStakeAdjustRootClaimedForHotkeyAndColdkey,
  removeStakeAdjustRootClaimedForHotkeyAndColdkey,
} from './root-claimed.ts'

/**
 * Moves `alpha` rao between keys on one subnet, without the pool, and with so much of the sender's lock as the free part
 * of its stake does not cover. Returns what the alpha is worth in rao of TAO.
 *
 * Upstream: staking/stake_utils.rs, `transfer_stake_within_subnet`.
 *
 * @throws {DispatchFailure} AmountTooLow, or as `transferLock`.
 */
export function transferStakeWithinSubnet(
  ctx: Context,
  originColdkey: AccountId,
  originHotkey: AccountId,
  destinationColdkey: AccountId,
  destinationHotkey: AccountId,
  netuid: number,
  alpha: bigint,
): bigint {
  transferLock(ctx, originColdkey, destinationColdkey, netuid, alpha)
  decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, originHotkey, originColdkey, netuid, alpha)
  if (netuid === ROOT_NETUID)
    removeStakeAdjustRootClaimedForHotkeyAndColdkey(ctx, originHotkey, originColdkey, alpha)
  increaseStakeForHotkeyAndColdkeyOnSubnet(
    ctx,
    destinationHotkey,
    destinationColdkey,
    netuid,
    alpha,
  )
  if (netuid === ROOT_NETUID)
    addStakeAdjustRootClaimedForHotkeyAndColdkey(ctx, destinationHotkey, destinationColdkey, alpha)

  const price = SwapInterface.currentAlphaPrice(ctx, netuid)
  const worth = U64F64.toU64Saturating(U64F64.mulSaturating(price, U64F64.fromInt(alpha)))
  ensure(worth >= InitialMinStake, Errors.AmountTooLow)
  const now = getCurrentBlockAsU64(ctx)
  S.LastColdkeyHotkeyStakeBlock.set(ctx, destinationColdkey, destinationHotkey, now)
  ctx.deposit(Event.StakeRemoved(originColdkey, originHotkey, worth, alpha, netuid, 0n))
  ctx.deposit(Event.StakeAdded(destinationColdkey, destinationHotkey, worth, alpha, netuid, 0n))
  return worth
}
