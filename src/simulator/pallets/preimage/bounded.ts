import { CodecError, decode, encode } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import { attempt } from '../../frame/dispatch-error.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { fetchPreimage, notePreimage, requestPreimage, unrequestPreimage } from './preimages.ts'
import { type BoundedCall, MAX_INLINE } from './types.ts'

/** A call for later: itself if it is short, else the hash of a preimage that is noted here (`StorePreimage::bound`). */
export function boundCall(ctx: Context, call: RuntimeCall): BoundedCall {
  const bytes = encode(ctx.runtime.calls.codec, call)
  if (bytes.length <= MAX_INLINE) return { type: 'Inline', value: bytes }
  const { hash } = notePreimage(ctx, bytes)
  return { type: 'Lookup', value: { hash, len: bytes.length } }
}

/** Bytes that must be looked up to know the call; none of one that is inline. */
export function lookupLength(bounded: BoundedCall): number | undefined {
  return bounded.type === 'Lookup' ? bounded.value.len : undefined
}

function bytesOf(ctx: Context, bounded: BoundedCall): Uint8Array | undefined {
  if (bounded.type === 'Inline') return bounded.value
  const length = lookupLength(bounded)
  return fetchPreimage(ctx, bounded.value.hash, length)
}

/** The call, or `undefined` when its preimage is not there or is no call (`QueryPreimage::peek`). */
export function peekCall(ctx: Context, bounded: BoundedCall): RuntimeCall | undefined {
  const bytes = bytesOf(ctx, bounded)
  if (bytes === undefined) return undefined
  try {
    return decode(ctx.runtime.calls.codec, bytes)
  } catch (error) {
    if (error instanceof CodecError) return undefined
    throw error
  }
}

/** Wants the preimage of a call, if it has one. */
export function requestCall(ctx: Context, bounded: BoundedCall): void {
  if (bounded.type !== 'Inline') requestPreimage(ctx, bounded.value.hash)
}

/** Has no more use for a call (`QueryPreimage::drop`). One that nobody wants any more is no failure. */
export function dropCall(ctx: Context, bounded: BoundedCall): void {
  if (bounded.type !== 'Inline') attempt(() => unrequestPreimage(ctx, bounded.value.hash))
}
