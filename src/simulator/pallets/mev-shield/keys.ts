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
  else AuthorKeys.set(ctx, author, key)
  const now = BlockNumber.get(ctx)
  put(ctx, PendingKeyExpiresAt, pending && now + 2)
  put(ctx, NextKeyExpiresAt, next && now + 3)
}

interface Slot<V> {
  set(ctx: Context, value: V): void
  remove(ctx: Context): void
}

function put<V>(ctx: Context, slot: Slot<V>, value: V | undefined): void {
  if (value === undefined) slot.remove(ctx)
  else slot.set(ctx, value)
}

/**
 * Makes `key` the key of every block from here on, as upstream's node for development does, whose author never changes
 * its key.
 */
export function fixKey(ctx: Context, key: Uint8Array): void {
  for (const slot of [CurrentKey, PendingKey, NextKey]) slot.set(ctx, key)
  const author = blockAuthor(ctx)
  if (author !== undefined) AuthorKeys.set(ctx, author, key)
}

/** Whether the author of the next block can read what was encrypted for the key of this hash (twox-128). */
export function isShieldedUsingCurrentKey(ctx: Context, keyHash: Hex): boolean {
  const pending = PendingKey.get(ctx)
  return pending !== undefined && toHex(twox128(pending)) === keyHash
}
