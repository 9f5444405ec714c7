import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure, fail } from '../../../../frame/dispatch-error.ts'
import { Errors } from '../../errors.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { addU64Saturating } from '../../utils/saturating.ts'
import { getOwningColdkeyForHotkey, hotkeyAccountExists } from '../helpers.ts'
import { addAggregateLock, reduceAggregateLock } from './aggregate-lock.ts'
import { totalColdkeyAlphaOnSubnet } from './availability.ts'
import {
  insertLockState,
  isPerpetualLock,
  lockKind,
  lockRates,
  readConvictionModel,
  readConvictionModelForHotkey,
  removeLock,
  saveConvictionModel,
} from './lock-store.ts'
import { rollForwardLock } from './roll-forward.ts'

/**
 * Locks `amount` rao more of a coldkey's stake on a subnet, for a hotkey.
 *
 * Upstream: staking/lock.rs, `do_lock_stake`.
 *
 * @throws {DispatchFailure} AmountTooLow, HotKeyAccountNotExists, LockHotkeyMismatch, InsufficientStakeForLock.
 */
export function doLockStake(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  hotkey: AccountId,
  amount: bigint,
): void {
  ensure(amount !== 0n, Errors.AmountTooLow)
  ensure(hotkeyAccountExists(ctx, hotkey), Errors.HotKeyAccountNotExists)
  const total = totalColdkeyAlphaOnSubnet(ctx, coldkey, netuid)
  const now = getCurrentBlockAsU64(ctx)
  const rates = lockRates(ctx)
  const found = readConvictionModel(ctx, coldkey, netuid, now)
  ensure(found === undefined || found.hotkey === hotkey, Errors.LockHotkeyMismatch)
  const model = found?.model ?? readConvictionModelForHotkey(ctx, coldkey, netuid, hotkey, now)
  model.rollForward(now, rates)

  const locked_mass = addU64Saturating(model.individual.locked_mass, amount)
  ensure(total >= locked_mass, Errors.InsufficientStakeForLock)
  model.setRolledIndividual({ ...model.individual, locked_mass }, now, rates)
  model.rollForwardAggregate(now, rates)
  model.addToAggregate({ locked_mass: amount, conviction: 0n, last_update: now })
  model.rollForwardAggregate(now, rates)
  saveConvictionModel(ctx, coldkey, netuid, hotkey, model)
  ctx.deposit(Event.StakeLocked({ coldkey, hotkey, netuid, amount }))
}

/**
 * Moves a coldkey's lock on a subnet to another hotkey; between hotkeys of different owners it loses its conviction.
 *
 * Upstream: staking/lock.rs, `do_move_lock`.
 *
 * @throws {DispatchFailure} HotKeyAccountNotExists, NoExistingLock.
 */
export function doMoveLock(
  ctx: Context,
  coldkey: AccountId,
  destinationHotkey: AccountId,
  netuid: number,
): void {
  ensure(hotkeyAccountExists(ctx, destinationHotkey), Errors.HotKeyAccountNotExists)
  const now = getCurrentBlockAsU64(ctx)
  const rates = lockRates(ctx)
  const { hotkey: originHotkey, model } =
    readConvictionModel(ctx, coldkey, netuid, now) ?? fail(Errors.NoExistingLock)
  model.rollForward(now, rates)
  const removed = model.individual
  const sameOwner =
    getOwningColdkeyForHotkey(ctx, originHotkey) ===
    getOwningColdkeyForHotkey(ctx, destinationHotkey)
  const kept = sameOwner ? removed : { ...removed, conviction: 0n }
  const kind = lockKind(ctx, coldkey, netuid, destinationHotkey)
  const lock = rollForwardLock(kept, now, rates, kind).lock

  removeLock(ctx, coldkey, netuid, originHotkey)
  insertLockState(ctx, coldkey, netuid, destinationHotkey, lock)
  const { locked_mass, conviction } = removed
  reduceAggregateLock(ctx, coldkey, originHotkey, netuid, locked_mass, conviction)
  addAggregateLock(ctx, coldkey, destinationHotkey, netuid, lock)
  ctx.deposit(
    Event.LockMoved({
      coldkey,
      origin_hotkey: originHotkey,
      destination_hotkey: destinationHotkey,
      netuid,
    }),
  )
}

/**
 * Says whether a coldkey's lock on a subnet stays shut or opens by and by.
 *
 * Upstream: staking/lock.rs, `do_set_perpetual_lock`.
 */
export function doSetPerpetualLock(
  ctx: Context,
  coldkey: AccountId,
  netuid: number,
  enabled: boolean,
): void {
  const now = getCurrentBlockAsU64(ctx)
  const changes = isPerpetualLock(ctx, coldkey, netuid) !== enabled
  const before = readConvictionModel(ctx, coldkey, netuid, now)
  if (before !== undefined) {
    const { hotkey, model } = before
    model.rollForward(now, lockRates(ctx))
    saveConvictionModel(ctx, coldkey, netuid, hotkey, model)
    const { locked_mass, conviction } = model.individual
    if (changes) reduceAggregateLock(ctx, coldkey, hotkey, netuid, locked_mass, conviction)
  }
  if (enabled) S.DecayingLock.set(ctx, coldkey, netuid, false)
  else S.DecayingLock.remove(ctx, coldkey, netuid)
  const after = changes ? readConvictionModel(ctx, coldkey, netuid, now) : undefined
  if (after !== undefined)
    addAggregateLock(ctx, coldkey, after.hotkey, netuid, after.model.individual)
  ctx.deposit(Event.PerpetualLockUpdated({ coldkey, netuid, enabled }))
}
