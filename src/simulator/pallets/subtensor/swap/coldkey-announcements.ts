import { encode, type Hex, toHex } from '../../../../codec/index.ts'
import { type AccountId, blake2b256 } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import { AccountId as AccountIdCodec } from '../../../frame/types.ts'
import { KeySwapCost } from '../constants.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { chargeSwapCost, doSwapColdkey } from './swap-coldkey.ts'

const U32_MAX = 0xffff_ffff

function now(ctx: Context): number {
  return ctx.runtime.definition.system.blockNumber(ctx)
}

/** A block so many blocks after another, held inside u32. */
function after(block: number, delay: number): number {
  return Math.min(block + delay, U32_MAX)
}

/**
 * Announces the hash of the coldkey that will replace this one; only the first announcement costs something.
 *
 * Upstream: macros/dispatches.rs, `announce_coldkey_swap`.
 *
 * @throws {DispatchFailure} ColdkeySwapReannouncedTooEarly, NotEnoughBalanceToPaySwapColdKey.
 */
export function announceColdkeySwap(ctx: Context, who: AccountId, hash: Hex): void {
  const announced = S.ColdkeySwapAnnouncements.get(ctx, who)
  if (announced === undefined) chargeSwapCost(ctx, who, KeySwapCost)
  else {
    const earliest = after(announced[0], S.ColdkeySwapReannouncementDelay.get(ctx))
    ensure(now(ctx) >= earliest, Errors.ColdkeySwapReannouncedTooEarly)
  }
  const when = after(now(ctx), S.ColdkeySwapAnnouncementDelay.get(ctx))
  S.ColdkeySwapAnnouncements.set(ctx, who, [when, hash])
  ctx.deposit(Event.ColdkeySwapAnnounced({ who, new_coldkey_hash: hash }))
}

/**
 * Makes the announced swap once its delay is over.
 *
 * Upstream: macros/dispatches.rs, `swap_coldkey_announced`.
 *
 * @throws {DispatchFailure} ColdkeySwapAnnouncementNotFound, AnnouncedColdkeyHashDoesNotMatch, ColdkeySwapTooEarly, or as
 *   `doSwapColdkey`.
 */
export function swapColdkeyAnnounced(ctx: Context, who: AccountId, newColdkey: AccountId): void {
  const announced =
    S.ColdkeySwapAnnouncements.take(ctx, who) ?? fail(Errors.ColdkeySwapAnnouncementNotFound)
  const hash = toHex(blake2b256(encode(AccountIdCodec, newColdkey)))
  ensure(announced[1] === hash, Errors.AnnouncedColdkeyHashDoesNotMatch)
  ensure(now(ctx) >= announced[0], Errors.ColdkeySwapTooEarly)
  doSwapColdkey(ctx, who, newColdkey)
}

/**
 * Disputes the announced swap of the signer's own coldkey, which stops all its calls until root decides.
 *
 * Upstream: macros/dispatches.rs, `dispute_coldkey_swap`.
 *
 * @throws {DispatchFailure} ColdkeySwapAnnouncementNotFound, ColdkeySwapAlreadyDisputed.
 */
export function disputeColdkeySwap(ctx: Context, coldkey: AccountId): void {
  const announced = S.ColdkeySwapAnnouncements.has(ctx, coldkey)
  ensure(announced, Errors.ColdkeySwapAnnouncementNotFound)
  ensure(!S.ColdkeySwapDisputes.has(ctx, coldkey), Errors.ColdkeySwapAlreadyDisputed)
  S.ColdkeySwapDisputes.set(ctx, coldkey, now(ctx))
  ctx.deposit(Event.ColdkeySwapDisputed({ coldkey }))
}

/** Forgets a coldkey's announcement and its dispute. */
export function forgetColdkeySwap(ctx: Context, coldkey: AccountId): void {
  S.ColdkeySwapAnnouncements.remove(ctx, coldkey)
  S.ColdkeySwapDisputes.remove(ctx, coldkey)
}

/**
 * Withdraws the signer's announcement.
 *
 * Upstream: macros/dispatches.rs, `clear_coldkey_swap_announcement`.
 *
 * @throws {DispatchFailure} ColdkeySwapAnnouncementNotFound, ColdkeySwapClearTooEarly.
 */
export function clearColdkeySwapAnnouncement(ctx: Context, who: AccountId): void {
  const announced =
    S.ColdkeySwapAnnouncements.get(ctx, who) ?? fail(Errors.ColdkeySwapAnnouncementNotFound)
  const earliest = after(announced[0], S.ColdkeySwapReannouncementDelay.get(ctx))
  ensure(now(ctx) >= earliest, Errors.ColdkeySwapClearTooEarly)
  S.ColdkeySwapAnnouncements.remove(ctx, who)
  ctx.deposit(Event.ColdkeySwapCleared({ who }))
}
