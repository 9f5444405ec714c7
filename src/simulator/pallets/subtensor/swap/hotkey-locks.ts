import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import {
  getAggregateLock,
  insertAggregateLock,
  insertLockState,
  isPerpetualLock,
  isSubnetOwnerHotkey,
  lockRates,
  removeLock,
  takeAggregateLock,
} from '../staking/lock/lock-store.ts'
import { rollForwardLock } from '../staking/lock/roll-forward.ts'
import * as S from '../storage/index.ts'
import type { LockState } from '../types/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import type { DbMeter } from '../utils/db-meter.ts'

/** A subnet on which there are locks to move, and whether the hotkey was and will be the owner's. */
interface Move {
  readonly netuid: number
  readonly wasOwner: boolean
  readonly isOwner: boolean
}

const BOTH = [true, false] as const

function movesOf(ctx: Context, from: AccountId, to: AccountId, netuids: readonly number[]): Move[] {
  return netuids.flatMap((netuid) => {
    const wasOwner = isSubnetOwnerHotkey(ctx, netuid, from)
    const isOwner = wasOwner || isSubnetOwnerHotkey(ctx, netuid, to)
    const summed = BOTH.some(
      (perpetual) => getAggregateLock(ctx, netuid, from, { owner: false, perpetual }) !== undefined,
    )
    return isOwner || summed ? [{ netuid, wasOwner, isOwner }] : []
  })
}

function moveLocks(
  ctx: Context,
  from: AccountId,
  to: AccountId,
  { netuid, wasOwner, isOwner }: Move,
  meter: DbMeter,
): void {
  const now = getCurrentBlockAsU64(ctx)
  for (const [, , coldkey] of S.LockingColdkeys.keys(ctx, netuid, from)) {
    const lock = S.Lock.get(ctx, coldkey, netuid, from)
    const perpetual = isPerpetualLock(ctx, coldkey, netuid)
    removeLock(ctx, coldkey, netuid, from)
    meter.count(1, lock === undefined ? 1 : 2)
    if (lock === undefined) continue
    const moved = rolledTwice(ctx, lock, now, perpetual, wasOwner, isOwner)
    insertLockState(ctx, coldkey, netuid, to, moved)
  }
}

/** A lock as it was on the old hotkey, then as it is on the new one. */
function rolledTwice(
  ctx: Context,
  lock: LockState,
  now: bigint,
  perpetual: boolean,
  wasOwner: boolean,
  isOwner: boolean,
): LockState {
  const rates = lockRates(ctx)
  const before = rollForwardLock(lock, now, rates, { owner: wasOwner, perpetual }).lock
  return rollForwardLock(before, now, rates, { owner: isOwner, perpetual }).lock
}

function moveSums(
  ctx: Context,
  from: AccountId,
  to: AccountId,
  { netuid, wasOwner, isOwner }: Move,
): void {
  const now = getCurrentBlockAsU64(ctx)
  const taken = BOTH.map((perpetual) => ({
    perpetual,
    lock: takeAggregateLock(ctx, netuid, from, { owner: wasOwner, perpetual }),
  }))
  for (const { perpetual, lock } of taken) {
    if (lock === undefined) continue
    const moved = rolledTwice(ctx, lock, now, perpetual, wasOwner, isOwner)
    insertAggregateLock(ctx, netuid, to, { owner: isOwner, perpetual }, moved)
  }
}

/**
 * Gives the locks on a hotkey to another hotkey of the same owner; their conviction stays.
 *
 * Upstream: staking/lock.rs, `swap_hotkey_locks_for_netuids`.
 */
export function swapHotkeyLocks(
  ctx: Context,
  from: AccountId,
  to: AccountId,
  netuids: readonly number[],
  meter: DbMeter,
): void {
  meter.count(5 * netuids.length, 0)
  const moves = movesOf(ctx, from, to, netuids)
  for (const move of moves) moveLocks(ctx, from, to, move, meter)
  for (const move of moves) moveSums(ctx, from, to, move)
  meter.count(0, 6 * moves.length)
}
