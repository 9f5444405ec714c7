import { type Hex, toHex } from '../../codec/index.ts'
import { blake2b256, type ShieldKeys, shieldKeysFromSeed, twox128 } from '../../crypto/index.ts'
import { SHIELD_SEED } from '../runtime/genesis/shield-key.ts'

/** Blocks for which the author of a devnet keeps its key. */
export const KEY_LIFE = 100

/** Key pairs at hand: making one takes a millisecond. */
const KEPT = 8
/** How many keys back is looked for the owner of an old one. */
const MOST_BACK = 512

/** A key pair, and the hash that names its public key. */
export interface AuthorKey extends ShieldKeys {
  readonly hash: Hex
}

/** 64 bytes that stand for the pair of a rotation; the first is that of the genesis. */
function seedOf(rotation: number): Uint8Array {
  if (rotation === 0) return SHIELD_SEED
  const half = (part: number) => {
    const salt = new Uint8Array(8)
    new DataView(salt.buffer).setUint32(0, rotation)
    salt[7] = part
    return blake2b256(Buffer.concat([SHIELD_SEED, salt]))
  }
  return Buffer.concat([half(0), half(1)])
}

/**
 * The keys of a devnet's author: another every {@link KEY_LIFE} blocks. They follow from the block's number and a seed that
 * everybody has, where a real author draws them at random, so that blocks can be made again. Needs `shieldReady`.
 */
export class AuthorKeyring {
  readonly #pairs = new Map<number, AuthorKey>()

  /** The key of the author of block `number`. */
  of(number: number): AuthorKey {
    return this.#pair(Math.floor(number / KEY_LIFE))
  }

  #pair(rotation: number): AuthorKey {
    const known = this.#pairs.get(rotation)
    if (known !== undefined) return known
    const keys = shieldKeysFromSeed(seedOf(rotation))
    const pair = { ...keys, hash: toHex(twox128(keys.publicKey)) }
    this.#pairs.set(rotation, pair)
    const [oldest] = this.#pairs.keys()
    if (this.#pairs.size > KEPT && oldest !== undefined) this.#pairs.delete(oldest)
    return pair
  }

  /** The pair of this hash if it is of block `number` or of the rotation before. */
  recent(hash: Hex, number: number): AuthorKey | undefined {
    const rotation = Math.floor(number / KEY_LIFE)
    return [rotation, Math.max(0, rotation - 1)]
      .map((one) => this.#pair(one))
      .find((pair) => pair.hash === hash)
  }

  /** The pair of this hash wherever it comes from; the search may take a second. */
  any(hash: Hex, number: number): AuthorKey | undefined {
    const kept = [...this.#pairs.values()].find((pair) => pair.hash === hash)
    if (kept !== undefined) return kept
    const newest = Math.floor(number / KEY_LIFE)
    for (let back = 0; back <= Math.min(newest, MOST_BACK); back += 1) {
      const pair = this.#pair(newest - back)
      if (pair.hash === hash) return pair
    }
    const first = this.#pair(0)
    return first.hash === hash ? first : undefined
  }
}
