import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { exceedsTxDelegateTakeRateLimit, lastTxBlockDelegateTake } from '../utils/tx-rate-limits.ts'
import { coldkeyOwnsHotkey, delegateHotkey, hotkeyAccountExists } from './helpers.ts'

/**
 * Refuses to touch the take of a hotkey that is unknown or another coldkey's. Upstream: utils/misc.rs.
 *
 * @throws {DispatchFailure} HotKeyAccountNotExists, NonAssociatedColdKey.
 */
export function doTakeChecks(at: HasState, coldkey: AccountId, hotkey: AccountId): void {
  ensure(hotkeyAccountExists(at, hotkey), Errors.HotKeyAccountNotExists)
  ensure(coldkeyOwnsHotkey(at, coldkey, hotkey), Errors.NonAssociatedColdKey)
}

/** The take that a hotkey has set, if it has. */
function ownTake(at: HasState, hotkey: AccountId): number | undefined {
  return S.Delegates.has(at, hotkey) ? S.Delegates.get(at, hotkey) : undefined
}

/**
 * Lowers what a hotkey keeps of what it earns for others, in parts of 65535. Never too soon, but the next raise is.
 *
 * Upstream: staking/decrease_take.rs.
 *
 * @throws {DispatchFailure} as {@link doTakeChecks}, and DelegateTakeTooLow.
 */
export function doDecreaseTake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  take: number,
): void {
  doTakeChecks(ctx, coldkey, hotkey)
  const current = ownTake(ctx, hotkey)
  ensure(current === undefined || take < current, Errors.DelegateTakeTooLow)
  ensure(take >= S.MinDelegateTake.get(ctx), Errors.DelegateTakeTooLow)
  delegateHotkey(ctx, hotkey, take)
  lastTxBlockDelegateTake.set(ctx, hotkey, getCurrentBlockAsU64(ctx))
  ctx.deposit(Event.TakeDecreased(coldkey, hotkey, take))
}

/**
 * Raises what a hotkey keeps of what it earns for others, in parts of 65535; not again for a month.
 *
 * Upstream: staking/increase_take.rs.
 *
 * @throws {DispatchFailure} as {@link doTakeChecks}, and DelegateTakeTooLow, DelegateTakeTooHigh,
 * DelegateTxRateLimitExceeded.
 */
export function doIncreaseTake(
  ctx: Context,
  coldkey: AccountId,
  hotkey: AccountId,
  take: number,
): void {
  doTakeChecks(ctx, coldkey, hotkey)
  const current = ownTake(ctx, hotkey)
  ensure(current === undefined || take > current, Errors.DelegateTakeTooLow)
  ensure(take <= S.MaxDelegateTake.get(ctx), Errors.DelegateTakeTooHigh)
  const now = getCurrentBlockAsU64(ctx)
  const last = lastTxBlockDelegateTake.get(ctx, hotkey)
  ensure(!exceedsTxDelegateTakeRateLimit(ctx, last, now), Errors.DelegateTxRateLimitExceeded)
  lastTxBlockDelegateTake.set(ctx, hotkey, now)
  delegateHotkey(ctx, hotkey, take)
  ctx.deposit(Event.TakeIncreased(coldkey, hotkey, take))
}
