import { U64F64 } from '../../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { attempt, DispatchFailure } from '../../../../frame/dispatch-error.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { ZERO_ACCOUNT } from '../../storage/keys.ts'
import { registerNeuron } from '../../subnets/registration.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { addU64Saturating } from '../../utils/saturating.ts'
import { getOwningColdkeyForHotkey } from '../helpers.ts'
import { getTotalConviction, subnetKing } from './conviction.ts'
import { emptyLock } from './lock-state.ts'
import {
  getAggregateLock,
  insertAggregateLock,
  lockRates,
  takeAggregateLock,
} from './lock-store.ts'
import { type LockKind, rollForwardLock } from './roll-forward.ts'

/** Blocks that a subnet keeps its owner whatever others lock. */
const ONE_YEAR = 2_629_800n
/** A tenth of the alpha outside the pool must stand behind a change of owner. */
const CONVICTION_PART = U64F64.fromInt(10n)

/**
 * Gives a subnet that is a year old to the owner of the hotkey with most conviction, if all conviction together is a tenth of
 * its alpha outside the pool.
 *
 * Upstream: staking/lock.rs, `change_subnet_owner_if_needed`.
 */
export function changeSubnetOwnerIfNeeded(ctx: Context, netuid: number): void {
  const alphaOut = S.SubnetAlphaOut.get(ctx, netuid)
  const opens = S.NetworkRegisteredAt.get(ctx, netuid) + ONE_YEAR
  if (alphaOut === 0n || getCurrentBlockAsU64(ctx) < opens) return
  const conviction = U64F64.mulSaturating(getTotalConviction(ctx, netuid), CONVICTION_PART)
  if (conviction < U64F64.fromInt(alphaOut)) return
  const king = subnetKing(ctx, netuid)
  if (king === undefined) return
  const newColdkey = getOwningColdkeyForHotkey(ctx, king)
  const oldColdkey = S.SubnetOwner.get(ctx, netuid)
  if (newColdkey === ZERO_ACCOUNT || newColdkey === oldColdkey) return
  if (!S.Uids.has(ctx, netuid, king) && !hasRegistered(ctx, netuid, king)) return

  const oldHotkey = S.SubnetOwnerHotkey.get(ctx, netuid)
  for (const perpetual of [true, false]) demote(ctx, netuid, oldHotkey, perpetual)
  for (const perpetual of [true, false]) promote(ctx, netuid, king, perpetual)
  S.SubnetOwner.set(ctx, netuid, newColdkey)
  S.SubnetOwnerHotkey.set(ctx, netuid, king)
  ctx.deposit(
    Event.SubnetOwnerChanged({ netuid, old_coldkey: oldColdkey, new_coldkey: newColdkey }),
  )
}

function hasRegistered(ctx: Context, netuid: number, hotkey: AccountId): boolean {
  const uid = attempt(() => ctx.transact(() => registerNeuron(ctx, netuid, hotkey)))
  return !(uid instanceof DispatchFailure)
}

/** The owner's sum of locks joins that of its hotkey as any other. */
function demote(ctx: Context, netuid: number, hotkey: AccountId, perpetual: boolean): void {
  const from: LockKind = { owner: true, perpetual }
  moveAggregate(ctx, netuid, hotkey, from, { owner: false, perpetual })
}

/** A hotkey's sum of locks becomes the owner's, whose conviction is all of its mass. */
function promote(ctx: Context, netuid: number, hotkey: AccountId, perpetual: boolean): void {
  const from: LockKind = { owner: false, perpetual }
  moveAggregate(ctx, netuid, hotkey, from, { owner: true, perpetual })
}

function moveAggregate(
  ctx: Context,
  netuid: number,
  hotkey: AccountId,
  from: LockKind,
  to: LockKind,
): void {
  const taken = takeAggregateLock(ctx, netuid, hotkey, from)
  if (taken === undefined) return
  const now = getCurrentBlockAsU64(ctx)
  const rates = lockRates(ctx)
  const moved = rollForwardLock(taken, now, rates, from).lock
  const present = getAggregateLock(ctx, netuid, hotkey, to)
  const joined =
    present === undefined ? emptyLock(now) : rollForwardLock(present, now, rates, to).lock
  const sum = {
    locked_mass: addU64Saturating(joined.locked_mass, moved.locked_mass),
    conviction: U64F64.addSaturating(joined.conviction, moved.conviction),
    last_update: now,
  }
  const lock = to.owner ? rollForwardLock(sum, now, rates, to).lock : sum
  insertAggregateLock(ctx, netuid, hotkey, to, lock)
}
