import { type Hex, toHex } from '../../codec/index.ts'
import { blake2b256, type ShieldKeys, shieldKeysFromSeed, twox128 } from '../../crypto/index.ts'
import { SHIELD_SEED } from '../runtime/genesis/shield-key.ts'

/**
 * How many key pairs the author of a devnet has, each for one block in turn. Enough that nobody meets one again while it
 * matters; few, because making a pair takes as long as a block does.
 */
export const KEY_COUNT = 64

/** A key pair, and the hash that names its public key. */
export interface AuthorKey extends ShieldKeys {
  readonly hash: Hex
}

/** 64 bytes that stand for a pair; the first is that of the genesis. */
function seedOf(turn: number): Uint8Array {
  if (turn === 0) return SHIELD_SEED
  const half = (part: number) => {
    const salt = new Uint8Array(8)
    new DataView(salt.buffer).setUint32(0, turn)
    salt[7] = part
    return blake2b256(Buffer.concat([SHIELD_SEED, salt]))
  }
  return Buffer.concat([half(0), half(1)])
}

/**
 * The keys of a devnet's author: another for every block, {@link KEY_COUNT} of them in turn. They follow from the block's
 * number and a seed that everybody has, where a real author draws them at random, so that blocks can be made again. Needs
 * `shieldReady`.
 */
export class AuthorKeyring {
  readonly #pairs = new Map<number, AuthorKey>()

  /** The key that the author of block `number` announces. */
  of(number: number): AuthorKey {
    const turn = number % KEY_COUNT
    const known = this.#pairs.get(turn)
    if (known !== undefined) return known
    const keys = shieldKeysFromSeed(seedOf(turn))
    const pair = { ...keys, hash: toHex(twox128(keys.publicKey)) }
    this.#pairs.set(turn, pair)
    return pair
  }

  /** The pair of this hash, whatever block it is of; `undefined` for a stranger's. */
  any(hash: Hex): AuthorKey | undefined {
    for (let turn = 0; turn < KEY_COUNT; turn += 1) {
      const pair = this.of(turn)
      if (pair.hash === hash) return pair
    }
    return undefined
  }
}
