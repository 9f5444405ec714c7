import { type Hex, toHex } from '../../../codec/index.ts'
import { type AccountId, blake2b256 } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, fail } from '../../frame/dispatch-error.ts'
import { returnDeposit, takeDeposit } from './deposit.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { PreimageFor, RequestStatusFor } from './storage.ts'
import { MAX_SIZE, type RequestStatus } from './types.ts'
import { ensureUpdated } from './update.ts'

function noted(
  ctx: Context,
  hash: Hex,
  length: number,
  depositor: AccountId | undefined,
): RequestStatus {
  const before = RequestStatusFor.get(ctx, hash)
  if (before?.type === 'Requested')
    return { type: 'Requested', value: { ...before.value, maybe_len: length } }
  if (depositor === undefined) {
    const maybe_ticket = before?.value.ticket
    return { type: 'Requested', value: { maybe_ticket, count: 1, maybe_len: length } }
  }
  ensure(before === undefined, Errors.AlreadyNoted)
  const ticket = [depositor, takeDeposit(ctx, depositor, length)] as const
  return { type: 'Unrequested', value: { ticket, len: length } }
}

/**
 * Keeps a preimage; without a depositor it also counts as requested. substrate/frame/preimage/src/lib.rs, `note_bytes`.
 *
 * @returns its hash, and whether the chain wants it.
 * @throws {DispatchFailure} TooBig, AlreadyNoted, or what the deposit says.
 */
export function notePreimage(
  ctx: Context,
  preimage: Uint8Array,
  depositor?: AccountId,
): { hash: Hex; requested: boolean } {
  ensure(preimage.length <= MAX_SIZE, Errors.TooBig)
  const hash = toHex(blake2b256(preimage))
  ensureUpdated(ctx, hash)
  const status = noted(ctx, hash, preimage.length, depositor)
  RequestStatusFor.set(ctx, hash, status)
  PreimageFor.set(ctx, [hash, preimage.length], preimage)
  ctx.deposit(Event.Noted({ hash }))
  return { hash, requested: status.type === 'Requested' }
}

/** Wants a preimage once more (`do_request_preimage`). */
export function requestPreimage(ctx: Context, hash: Hex): void {
  ensureUpdated(ctx, hash)
  const before = RequestStatusFor.get(ctx, hash)
  const wanted =
    before?.type === 'Requested'
      ? { ...before.value, count: before.value.count + 1 }
      : { maybe_ticket: before?.value.ticket, count: 1, maybe_len: before?.value.len }
  RequestStatusFor.set(ctx, hash, { type: 'Requested', value: wanted })
  if (wanted.count === 1) ctx.deposit(Event.Requested({ hash }))
}

function forget(ctx: Context, hash: Hex, length: number): void {
  PreimageFor.remove(ctx, [hash, length])
  RequestStatusFor.remove(ctx, hash)
  ctx.deposit(Event.Cleared({ hash }))
}

/** Wants a preimage once less (`do_unrequest_preimage`). @throws {DispatchFailure} NotRequested. */
export function unrequestPreimage(ctx: Context, hash: Hex): void {
  ensureUpdated(ctx, hash)
  const status = RequestStatusFor.get(ctx, hash)
  if (status?.type !== 'Requested') fail(Errors.NotRequested)
  const { maybe_ticket: ticket, count, maybe_len: len } = status.value
  if (count > 1)
    RequestStatusFor.set(ctx, hash, { ...status, value: { ...status.value, count: count - 1 } })
  else if (len === undefined) RequestStatusFor.remove(ctx, hash)
  else if (ticket === undefined) forget(ctx, hash, len)
  else RequestStatusFor.set(ctx, hash, { type: 'Unrequested', value: { ticket, len } })
}

/**
 * Forgets a preimage and gives its deposit back; `owner` is checked where it is given (`do_unnote_preimage`).
 *
 * @throws {DispatchFailure} NotNoted, NotAuthorized, NotRequested.
 */
export function unnotePreimage(ctx: Context, hash: Hex, owner?: AccountId): void {
  ensureUpdated(ctx, hash)
  const status = RequestStatusFor.get(ctx, hash) ?? fail(Errors.NotNoted)
  const ticket = status.type === 'Requested' ? status.value.maybe_ticket : status.value.ticket
  ensure(owner === undefined || owner === ticket?.[0], Errors.NotAuthorized)
  if (ticket === undefined) {
    unrequestPreimage(ctx, hash)
    return
  }
  returnDeposit(ctx, ...ticket)
  if (status.type === 'Unrequested') forget(ctx, hash, status.value.len)
  else {
    const value = { ...status.value, maybe_ticket: undefined }
    RequestStatusFor.set(ctx, hash, { type: 'Requested', value })
  }
}

/** A preimage, of the length that it was noted with unless another is asked for; `undefined` if there is none. */
export function fetchPreimage(ctx: Context, hash: Hex, length?: number): Uint8Array | undefined {
  const status = RequestStatusFor.get(ctx, hash)
  const known = status?.type === 'Requested' ? status.value.maybe_len : status?.value.len
  const of = length ?? known
  return of === undefined ? undefined : PreimageFor.get(ctx, [hash, of])
}
