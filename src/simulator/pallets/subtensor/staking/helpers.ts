import type { AccountId } from '../../../../crypto/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { proportionOfU16 } from '../epoch/stake-weights.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { isSubnetAccountId } from '../subnets/subnet.ts'
import { addStakingHotkey } from './hotkey-stake.ts'

/** Whether a hotkey takes stake of others. Upstream: staking/helpers.rs. */
export function hotkeyIsDelegate(at: HasState, hotkey: AccountId): boolean {
  return S.Delegates.has(at, hotkey)
}

/** The share of 65535 that a hotkey keeps of what it earns for others. Upstream: staking/helpers.rs. */
export function getHotkeyTake(at: HasState, hotkey: AccountId): number {
  return S.Delegates.get(at, hotkey)
}

/** The share that a hotkey keeps of what it earns for others, as U96F32 bits. Upstream: staking/helpers.rs. */
export function getHotkeyTakeFloat(at: HasState, hotkey: AccountId): bigint {
  return proportionOfU16(getHotkeyTake(at, hotkey))
}

/** Lets a hotkey take stake of others and keep `take` of 65535. Upstream: staking/helpers.rs. */
export function delegateHotkey(at: HasState, hotkey: AccountId, take: number): void {
  S.Delegates.set(at, hotkey, take)
}

/** Lets a hotkey take stake of others, at its present take. Upstream: staking/helpers.rs. */
export function maybeBecomeDelegate(at: HasState, hotkey: AccountId): void {
  if (!hotkeyIsDelegate(at, hotkey)) delegateHotkey(at, hotkey, getHotkeyTake(at, hotkey))
}

/** The coldkey that owns a hotkey; the zero account for an unknown one. Upstream: staking/helpers.rs. */
export function getOwningColdkeyForHotkey(at: HasState, hotkey: AccountId): AccountId {
  return S.Owner.get(at, hotkey)
}

/** Whether a hotkey is known to the chain. Upstream: staking/helpers.rs. */
export function hotkeyAccountExists(at: HasState, hotkey: AccountId): boolean {
  return S.Owner.has(at, hotkey)
}

/** Whether a hotkey belongs to a coldkey. Upstream: staking/helpers.rs. */
export function coldkeyOwnsHotkey(at: HasState, coldkey: AccountId, hotkey: AccountId): boolean {
  return hotkeyAccountExists(at, hotkey) && S.Owner.get(at, hotkey) === coldkey
}

/**
 * Makes a hotkey known, as the coldkey's, unless it is known already.
 *
 * Upstream: staking/helpers.rs.
 *
 * @throws {DispatchFailure} CannotUseSystemAccount for the account of a subnet.
 */
export function createAccountIfNonExistent(
  at: HasState,
  coldkey: AccountId,
  hotkey: AccountId,
): void {
  ensure(isSubnetAccountId(hotkey) === undefined, Errors.CannotUseSystemAccount)
  if (hotkeyAccountExists(at, hotkey)) return
  S.Owner.set(at, hotkey, coldkey)
  const owned = S.OwnedHotkeys.get(at, coldkey)
  if (!owned.includes(hotkey)) S.OwnedHotkeys.set(at, coldkey, [...owned, hotkey])
  addStakingHotkey(at, coldkey, hotkey)
}

/** Gives a hotkey to a coldkey. @throws {DispatchFailure} CannotUseSystemAccount. Upstream: staking/helpers.rs. */
export function setHotkeyOwner(at: HasState, coldkey: AccountId, hotkey: AccountId): void {
  ensure(isSubnetAccountId(hotkey) === undefined, Errors.CannotUseSystemAccount)
  S.Owner.set(at, hotkey, coldkey)
}
