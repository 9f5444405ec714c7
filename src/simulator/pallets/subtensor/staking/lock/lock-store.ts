import type { AccountId } from '../../../../../crypto/index.ts'
import type { HasState } from '../../../../frame/storage.ts'
import * as S from '../../storage/index.ts'
import { ConvictionModel } from './conviction-model.ts'
import { emptyLock, isZeroLock, type LockState } from './lock-state.ts'
import type { LockKind, LockRates } from './roll-forward.ts'

/** How locks age at present. */
export function lockRates(at: HasState): LockRates {
  return { unlock: S.UnlockRate.get(at), maturity: S.MaturityRate.get(at) }
}

/** Whether a hotkey is that of the subnet's owner. Upstream: staking/lock.rs. */
export function isSubnetOwnerHotkey(at: HasState, netuid: number, hotkey: AccountId): boolean {
  return S.SubnetOwnerHotkey.get(at, netuid) === hotkey
}

/** Whether a coldkey's lock on a subnet stays shut until it says otherwise. Upstream: staking/lock.rs. */
export function isPerpetualLock(at: HasState, coldkey: AccountId, netuid: number): boolean {
  return S.DecayingLock.get(at, coldkey, netuid) === false
}

/** How a coldkey's lock on a hotkey ages. */
export function lockKind(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
): LockKind {
  return {
    owner: isSubnetOwnerHotkey(at, netuid, hotkey),
    perpetual: isPerpetualLock(at, coldkey, netuid),
  }
}

/** Stores a coldkey's lock, or removes it where too little is left. Upstream: staking/lock.rs. */
export function insertLockState(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  lock: LockState,
): void {
  if (isZeroLock(lock)) removeLock(at, coldkey, netuid, hotkey)
  else {
    S.LockingColdkeys.set(at, netuid, hotkey, coldkey, [])
    S.Lock.set(at, coldkey, netuid, hotkey, lock)
  }
}

/** Removes a coldkey's lock and its entry among those who lock to the hotkey. */
export function removeLock(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
): void {
  S.LockingColdkeys.remove(at, netuid, hotkey, coldkey)
  S.Lock.remove(at, coldkey, netuid, hotkey)
}

/** The sum of all locks of a kind on a hotkey; the owner's hotkey has sums of its own. */
export function getAggregateLock(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
  { owner, perpetual }: LockKind,
): LockState | undefined {
  if (owner) return (perpetual ? S.OwnerLock : S.DecayingOwnerLock).get(at, netuid)
  return (perpetual ? S.HotkeyLock : S.DecayingHotkeyLock).get(at, netuid, hotkey)
}

/** Removes such a sum and returns it. */
export function takeAggregateLock(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
  kind: LockKind,
): LockState | undefined {
  const lock = getAggregateLock(at, netuid, hotkey, kind)
  if (lock !== undefined) removeAggregateLock(at, netuid, hotkey, kind)
  return lock
}

function removeAggregateLock(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
  { owner, perpetual }: LockKind,
): void {
  if (owner) (perpetual ? S.OwnerLock : S.DecayingOwnerLock).remove(at, netuid)
  else (perpetual ? S.HotkeyLock : S.DecayingHotkeyLock).remove(at, netuid, hotkey)
}

/** Stores such a sum, or removes it where nothing is left. Upstream: `insert_hotkey_lock_state` and its three siblings. */
export function insertAggregateLock(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
  kind: LockKind,
  lock: LockState,
): void {
  if (lock.locked_mass === 0n && lock.conviction === 0n)
    removeAggregateLock(at, netuid, hotkey, kind)
  else if (kind.owner) (kind.perpetual ? S.OwnerLock : S.DecayingOwnerLock).set(at, netuid, lock)
  else (kind.perpetual ? S.HotkeyLock : S.DecayingHotkeyLock).set(at, netuid, hotkey, lock)
}

/** A coldkey's lock on a hotkey, empty where there is none. Upstream: staking/lock.rs. */
export function readConvictionModelForHotkey(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  now: bigint,
): ConvictionModel {
  const kind = lockKind(at, coldkey, netuid, hotkey)
  return new ConvictionModel(
    kind,
    S.Lock.get(at, coldkey, netuid, hotkey) ?? emptyLock(now),
    getAggregateLock(at, netuid, hotkey, kind) ?? emptyLock(now),
  )
}

/** A coldkey's lock on a subnet, and the hotkey it is on. Upstream: staking/lock.rs. */
export function readConvictionModel(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
  now: bigint,
): { hotkey: AccountId; model: ConvictionModel } | undefined {
  const [first] = S.Lock.keys(at, coldkey, netuid)
  if (first === undefined) return undefined
  const hotkey = first[2]
  return { hotkey, model: readConvictionModelForHotkey(at, coldkey, netuid, hotkey, now) }
}

/** Stores what a model changed. Upstream: staking/lock.rs. */
export function saveConvictionModel(
  at: HasState,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  model: ConvictionModel,
): void {
  if (model.individualChanged) insertLockState(at, coldkey, netuid, hotkey, model.individual)
  if (model.aggregateChanged) insertAggregateLock(at, netuid, hotkey, model.kind, model.aggregate)
}
