import { blake2b256 } from '../../crypto/index.ts'

/** One step of a derivation path. */
export interface Junction {
  /** 32 bytes. */
  readonly chainCode: Uint8Array
  readonly hard: boolean
}

const U64_MAX = 2n ** 64n - 1n

/** SCALE compact length, up to 2^30: path segments are no longer. */
function compactLength(length: number): Uint8Array {
  if (length < 1 << 6) return Uint8Array.of(length << 2)
  if (length < 1 << 14) return Uint8Array.of(((length << 2) & 0xff) | 1, length >> 6)
  const word = length * 4 + 2
  return Uint8Array.of(word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24)
}

/**
 * The chain code of a path segment, as sp-core makes it: a number that fits into 64 bits is little-endian, any other
 * text is SCALE-encoded; over 32 bytes it is hashed, below it is padded with zeros.
 */
export function parseJunction(name: string, hard: boolean): Junction {
  const chainCode = new Uint8Array(32)
  if (/^\+?0*\d{1,20}$/.test(name) && BigInt(name) <= U64_MAX) {
    new DataView(chainCode.buffer).setBigUint64(0, BigInt(name), true)
    return { chainCode, hard }
  }
  const text = new TextEncoder().encode(name)
  const encoded = Buffer.concat([compactLength(text.length), text])
  chainCode.set(encoded.length > 32 ? blake2b256(encoded) : encoded)
  return { chainCode, hard }
}
