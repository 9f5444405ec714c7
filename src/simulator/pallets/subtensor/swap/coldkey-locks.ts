import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { ensureCanReceiveLockedAlpha } from '../staking/lock/account-flags.ts'
import { addAggregateLock, reduceAggregateLock } from '../staking/lock/aggregate-lock.ts'
import {
  insertLockState,
  isSubnetOwnerHotkey,
  lockKind,
  lockRates,
  removeLock,
} from '../staking/lock/lock-store.ts'
import { rollForwardLock } from '../staking/lock/roll-forward.ts'
import * as S from '../storage/index.ts'
import type { LockState } from '../types/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'

/** A lock that changes its coldkey, as of now. */
interface MovedLock {
  readonly netuid: number
  readonly hotkey: AccountId
  readonly lock: LockState
  readonly perpetual: boolean
}

/** @throws {DispatchFailure} ActiveLockExists. Upstream: staking/lock.rs, `ensure_no_active_locks`. */
export function ensureNoActiveLocks(ctx: Context, coldkey: AccountId): void {
  const now = getCurrentBlockAsU64(ctx)
  for (const [[, netuid, hotkey], lock] of S.Lock.entries(ctx, coldkey)) {
    const kind = lockKind(ctx, coldkey, netuid, hotkey)
    const rolled = rollForwardLock(lock, now, lockRates(ctx), kind).lock
    ensure(rolled.locked_mass === 0n, Errors.ActiveLockExists)
  }
}

function locksOf(ctx: Context, coldkey: AccountId, newColdkey: AccountId): MovedLock[] {
  const now = getCurrentBlockAsU64(ctx)
  return S.Lock.entries(ctx, coldkey).map(([[, netuid, hotkey], stored]) => {
    const kind = lockKind(ctx, coldkey, netuid, hotkey)
    const { lock } = rollForwardLock(stored, now, lockRates(ctx), kind)
    ensureCanReceiveLockedAlpha(ctx, newColdkey, lock.locked_mass)
    return { netuid, hotkey, lock, perpetual: kind.perpetual }
  })
}

function moveFlags(ctx: Context, oldColdkey: AccountId, newColdkey: AccountId): void {
  for (const [[, netuid], decaying] of S.DecayingLock.entries(ctx, oldColdkey)) {
    S.DecayingLock.remove(ctx, oldColdkey, netuid)
    S.DecayingLock.set(ctx, newColdkey, netuid, decaying)
  }
  const flags = S.AccountFlags.take(ctx, oldColdkey)
  if (flags === 0n) S.AccountFlags.remove(ctx, newColdkey)
  else S.AccountFlags.set(ctx, newColdkey, flags)
}

/**
 * Gives a coldkey's locks and switches to another coldkey.
 *
 * Upstream: staking/lock.rs, `swap_coldkey_locks`.
 *
 * @throws {DispatchFailure} ActiveLockExists when the other one has locks, AccountRejectsLockedAlpha.
 */
export function swapColdkeyLocks(ctx: Context, oldColdkey: AccountId, newColdkey: AccountId): void {
  ensureNoActiveLocks(ctx, newColdkey)
  const locks = locksOf(ctx, oldColdkey, newColdkey)
  // The sums are chosen by the old coldkey's switches, so they shrink before the switches go.
  for (const { netuid, hotkey, lock } of locks) {
    removeLock(ctx, oldColdkey, netuid, hotkey)
    reduceAggregateLock(ctx, oldColdkey, hotkey, netuid, lock.locked_mass, lock.conviction)
  }
  moveFlags(ctx, oldColdkey, newColdkey)
  const now = getCurrentBlockAsU64(ctx)
  for (const { netuid, hotkey, lock, perpetual } of locks) {
    const kind = { owner: isSubnetOwnerHotkey(ctx, netuid, hotkey), perpetual }
    const moved = rollForwardLock(lock, now, lockRates(ctx), kind).lock
    insertLockState(ctx, newColdkey, netuid, hotkey, moved)
    addAggregateLock(ctx, newColdkey, hotkey, netuid, moved)
  }
}
