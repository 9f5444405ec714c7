import type { Hex } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, type ModuleError } from '../../frame/dispatch-error.ts'
import { blockNumber } from '../system/block.ts'
import { ANNOUNCEMENT_DEPOSIT, MAX_PENDING } from './constants.ts'
import { depositFor, settleDeposit } from './deposits.ts'
import { Errors } from './errors.ts'
import { Announcements } from './storage.ts'
import type { Announcement } from './types.ts'

/** Remembers that `delegate` means to make a call for `real`. @throws {DispatchFailure} TooMany, or of reserving. */
export function addAnnouncement(
  ctx: Context,
  delegate: AccountId,
  real: AccountId,
  callHash: Hex,
): void {
  const [pending, deposit] = Announcements.get(ctx, delegate)
  ensure(pending.length < MAX_PENDING, Errors.TooMany)
  const next = [...pending, { real, call_hash: callHash, height: blockNumber(ctx) }]
  const nextDeposit = depositFor(next.length, ANNOUNCEMENT_DEPOSIT)
  settleDeposit(ctx, delegate, deposit, nextDeposit)
  Announcements.set(ctx, delegate, [next, nextDeposit])
}

/** Forgets announcements that `gone` picks and frees their deposit. @throws {DispatchFailure} `missing` if none. */
export function removeAnnouncements(
  ctx: Context,
  delegate: AccountId,
  gone: (announcement: Announcement) => boolean,
  missing: ModuleError = Errors.NotFound,
): void {
  const [pending, deposit] = Announcements.get(ctx, delegate)
  const next = pending.filter((one) => !gone(one))
  ensure(next.length < pending.length, missing)
  const nextDeposit = depositFor(next.length, ANNOUNCEMENT_DEPOSIT)
  settleDeposit(ctx, delegate, deposit, nextDeposit)
  if (next.length > 0) Announcements.set(ctx, delegate, [next, nextDeposit])
  else Announcements.remove(ctx, delegate)
}
