import type { AccountId } from '../../../../crypto/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { getAlphaSharePool } from './alpha-share-pool.ts'

// Amounts go through an i64 on their way to a share pool.
const asI64 = (amount: bigint) => BigInt.asIntN(64, amount)

/**
 * Alpha that a coldkey holds through a hotkey on a subnet, in rao; on root it is TAO.
 *
 * Upstream: staking/stake_utils.rs.
 */
export function getStakeForHotkeyAndColdkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
): bigint {
  return getAlphaSharePool(at, hotkey, netuid).tryGetValue(coldkey) ?? 0n
}

/** Alpha of all coldkeys of a hotkey on a subnet, in rao. Upstream: staking/stake_utils.rs. */
export function getStakeForHotkeyOnSubnet(at: HasState, hotkey: AccountId, netuid: number): bigint {
  return S.TotalHotkeyAlpha.get(at, hotkey, netuid)
}

/**
 * What is left of a stake when `decrement` is taken off; nothing is written.
 *
 * @throws {DispatchFailure} NotEnoughStakeToWithdraw.
 */
export function calculateReducedStakeOnSubnet(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  decrement: bigint,
): bigint {
  const stake = getStakeForHotkeyAndColdkeyOnSubnet(at, hotkey, coldkey, netuid)
  ensure(stake >= decrement, Errors.NotEnoughStakeToWithdraw)
  return stake - decrement
}

/** Spreads `amount` rao over all who stake to a hotkey. Upstream: staking/stake_utils.rs. */
export function increaseStakeForHotkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  getAlphaSharePool(at, hotkey, netuid).updateValueForAll(asI64(amount))
}

/** Notes that a coldkey stakes to a hotkey. */
export function addStakingHotkey(at: HasState, coldkey: AccountId, hotkey: AccountId): void {
  const hotkeys = S.StakingHotkeys.get(at, coldkey)
  if (!hotkeys.includes(hotkey)) S.StakingHotkeys.set(at, coldkey, [...hotkeys, hotkey])
}

/** Adds `amount` rao to what a coldkey holds through a hotkey. Upstream: staking/stake_utils.rs. */
export function increaseStakeForHotkeyAndColdkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  if (amount !== 0n) addStakingHotkey(at, coldkey, hotkey)
  getAlphaSharePool(at, hotkey, netuid).updateValueForOne(coldkey, asI64(amount))
}

/** Whether adding `amount` rao would change the shares of a hotkey at all. Upstream: staking/stake_utils.rs. */
export function tryIncreaseStakeForHotkeyAndColdkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
  amount: bigint,
): boolean {
  return getAlphaSharePool(at, hotkey, netuid).simUpdateValueForOne(asI64(amount))
}

/** Takes `amount` rao off what a coldkey holds through a hotkey; does nothing when it holds less. */
export function decreaseStakeForHotkeyAndColdkeyOnSubnet(
  at: HasState,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  const pool = getAlphaSharePool(at, hotkey, netuid)
  const value = pool.tryGetValue(coldkey)
  if (value !== undefined && value >= amount) pool.updateValueForOne(coldkey, -asI64(amount))
}
