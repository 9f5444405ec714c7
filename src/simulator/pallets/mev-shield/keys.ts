import { type Hex, toHex } from '../../../codec/index.ts'
import { twox128 } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { blockAuthor } from '../aura/author.ts'
import { BlockNumber } from '../system/storage.ts'
import { Errors } from './errors.ts'
import {
  AuthorKeys,
  CurrentKey,
  NextKey,
  NextKeyExpiresAt,
  PendingKey,
  PendingKeyExpiresAt,
} from './storage.ts'
import { ENC_KEY_LENGTH } from './types.ts'

/**
 * Moves each key on to the next block and notes what the author of this one announces
 * (pallets/shield/src/lib.rs, `announce_next_key`). With one author, the author after next is the author.
 *
 * @throws {DispatchFailure} Unreachable without an author, BadEncKeyLen for another length than 1184 bytes.
 */
export function announceNextKey(ctx: Context, key: Uint8Array | undefined): void {
  const author = blockAuthor(ctx)
  ensure(author !== undefined, Errors.Unreachable)
  const pending = NextKey.get(ctx)
  const next = AuthorKeys.get(ctx, author)
  put(ctx, CurrentKey, PendingKey.get(ctx))
  put(ctx, PendingKey, pending)
  put(ctx, NextKey, next)
  ensure(key === undefined || key.length === ENC_KEY_LENGTH, Errors.BadEncKeyLen)
  if (key === undefined) AuthorKeys.remove(ctx, author)
  else if (!same(AuthorKeys.get(ctx, author), key)) AuthorKeys.set(ctx, author, key)
  const now = BlockNumber.get(ctx)
  put(ctx, PendingKeyExpiresAt, pending && now + 2)
  put(ctx, NextKeyExpiresAt, next && now + 3)
}

interface Slot<V> {
  get(ctx: Context): V | undefined
  set(ctx: Context, value: V): void
  remove(ctx: Context): void
}

function put<V>(ctx: Context, slot: Slot<V>, value: V | undefined): void {
  if (value === undefined) slot.remove(ctx)
  else if (!same(slot.get(ctx), value)) slot.set(ctx, value)
}

/** Keys are long and seldom change: what stands there already need not be written, encoded and kept again. */
function same(held: unknown, value: unknown): boolean {
  if (!(held instanceof Uint8Array) || !(value instanceof Uint8Array)) return held === value
  return Buffer.compare(held, value) === 0
}

/** Makes `key` the key of the first blocks, before any author has announced one. */
export function fixKey(ctx: Context, key: Uint8Array): void {
  for (const slot of [CurrentKey, PendingKey, NextKey]) slot.set(ctx, key)
  const author = blockAuthor(ctx)
  if (author !== undefined) AuthorKeys.set(ctx, author, key)
}

/** The twox-128 hashes of every key that the chain names: those that somebody may encrypt for, or has just encrypted for. */
export function namedKeyHashes(ctx: Context): ReadonlySet<Hex> {
  const keys = [NextKey, PendingKey, CurrentKey].flatMap((slot) => slot.get(ctx) ?? [])
  return new Set(keys.map((key) => toHex(twox128(key))))
}

/** Whether the author of the next block can read what was encrypted for the key of this hash (twox-128). */
export function isShieldedUsingCurrentKey(ctx: Context, keyHash: Hex): boolean {
  const pending = PendingKey.get(ctx)
  return pending !== undefined && toHex(twox128(pending)) === keyHash
}
