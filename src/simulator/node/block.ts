import {
  bytes,
  compactNumber,
  consumed,
  encode,
  type Hex,
  struct,
  toHex,
  u32,
  u64,
  type ValueOf,
  vec,
} from '../../codec/index.ts'
import { blake2b256 } from '../../crypto/index.ts'
import type { Changes } from '../frame/changes.ts'
import { H256 } from '../frame/types.ts'

/** A header as every Substrate chain encodes it. No digest items are ever made: there is no consensus to record. */
export const HeaderCodec = struct({
  parentHash: H256,
  number: compactNumber(u32),
  stateRoot: H256,
  extrinsicsRoot: H256,
  logs: vec(bytes),
})
export type Header = ValueOf<typeof HeaderCodec>

/** A block as the database keeps it; `time` is the virtual time in milliseconds that its inherent set. */
export const BlockCodec = struct({
  hash: H256,
  header: HeaderCodec,
  time: u64,
  extrinsics: vec(bytes),
})
export type Block = ValueOf<typeof BlockCodec>

/** The last block, without its extrinsics. */
export const HeadCodec = struct({ hash: H256, header: HeaderCodec, time: u64 })
export type Head = ValueOf<typeof HeadCodec>

export const ZERO_HASH: Hex = `0x${'00'.repeat(32)}`

/** The hash by which a block is known: blake2b-256 of its encoded header. */
export function hashHeader(header: Header): Hex {
  return toHex(blake2b256(encode(HeaderCodec, header)))
}

const ExtrinsicsCodec = vec(bytes)

/** blake2b-256 of the extrinsics as one SCALE list; a real node has the root of a trie here. */
export function extrinsicsRoot(extrinsics: readonly Uint8Array[]): Hex {
  return toHex(blake2b256(encode(ExtrinsicsCodec, extrinsics)))
}

/**
 * The state root after a block: blake2b-256 of the root before it and of what the block changed, in ascending order of
 * key. It commits to the whole state as a trie's root does, but proves no single key.
 */
export function chainStateRoot(before: Hex, changes: Pick<Changes, 'after'>): Hex {
  const hash = consumed((writer) => {
    writer.hex(before)
    writer.bytes(changes.after)
  }, blake2b256)
  return toHex(hash)
}
