import { U64F64 } from '../../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure } from '../../../../frame/dispatch-error.ts'
import { Errors } from '../../errors.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { min, subSaturating } from '../../utils/saturating.ts'
import { ensureCanReceiveLockedAlpha } from './account-flags.ts'
import { addAggregateLock, reduceAggregateLock } from './aggregate-lock.ts'
import { totalColdkeyAlphaOnSubnet } from './availability.ts'
import { emptyLock, type LockState, mergeLock, reduceLock } from './lock-state.ts'
import { insertLockState, lockKind, lockRates, readConvictionModel } from './lock-store.ts'
import { rollForwardLock } from './roll-forward.ts'

interface HeldLock {
  readonly hotkey: AccountId
  readonly lock: LockState
}

function rolledLock(ctx: Context, coldkey: AccountId, netuid: number): HeldLock | undefined {
  const now = getCurrentBlockAsU64(ctx)
  const found = readConvictionModel(ctx, coldkey, netuid, now)
  if (found === undefined) return undefined
  found.model.rollForward(now, lockRates(ctx))
  return { hotkey: found.hotkey, lock: found.model.individual }
}

/** The part of a lock that leaves with `mass` rao. */
function partOf(lock: LockState, mass: bigint): bigint {
  if (mass === 0n || lock.locked_mass === 0n) return 0n
  const proportion = U64F64.divOr(U64F64.fromInt(mass), U64F64.fromInt(lock.locked_mass))
  return U64F64.mulSaturating(lock.conviction, proportion)
}

/**
 * Moves so much of a lock along with `amount` rao of stake as the sender's free stake does not cover.
 *
 * Upstream: staking/lock.rs, `transfer_lock`.
 *
 * @throws {DispatchFailure} LockHotkeyMismatch when the receiver locks to another hotkey, AccountRejectsLockedAlpha.
 */
export function transferLock(
  ctx: Context,
  originColdkey: AccountId,
  destinationColdkey: AccountId,
  netuid: number,
  amount: bigint,
): void {
  if (originColdkey === destinationColdkey || amount === 0n) return
  const now = getCurrentBlockAsU64(ctx)
  const total = totalColdkeyAlphaOnSubnet(ctx, originColdkey, netuid)
  const source = rolledLock(ctx, originColdkey, netuid)
  if (source === undefined) return
  const destination = rolledLock(ctx, destinationColdkey, netuid)
  const destinationHotkey = destination?.hotkey ?? source.hotkey

  const free = subSaturating(total, source.lock.locked_mass)
  const uncovered = subSaturating(amount, free)
  if (uncovered !== 0n) ensure(destinationHotkey === source.hotkey, Errors.LockHotkeyMismatch)
  const mass = min(uncovered, source.lock.locked_mass)
  const conviction = partOf(source.lock, mass)
  ensureCanReceiveLockedAlpha(ctx, destinationColdkey, mass)

  const moved: LockState = { locked_mass: mass, conviction, last_update: now }
  const store = (coldkey: AccountId, hotkey: AccountId, lock: LockState) => {
    const kind = lockKind(ctx, coldkey, netuid, hotkey)
    const rolled = rollForwardLock(lock, now, lockRates(ctx), kind).lock
    insertLockState(ctx, coldkey, netuid, hotkey, rolled)
  }
  store(originColdkey, source.hotkey, reduceLock(source.lock, mass, conviction))
  const received = mergeLock(destination?.lock ?? emptyLock(now), moved)
  store(destinationColdkey, destinationHotkey, received)
  if (mass === 0n) return
  reduceAggregateLock(ctx, originColdkey, source.hotkey, netuid, mass, conviction)
  addAggregateLock(ctx, destinationColdkey, destinationHotkey, netuid, moved)
}
