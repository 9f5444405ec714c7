import type { Hex } from '../../codec/index.ts'
import { shieldReady } from '../../crypto/index.ts'
import type { Context } from '../frame/context.ts'
import type { Extrinsic } from '../frame/extrinsic.ts'
import type { RuntimeCall } from '../frame/pallet.ts'
import { blockAuthor } from '../pallets/aura/author.ts'
import { namedKeyHashes } from '../pallets/mev-shield/keys.ts'
import { shieldedIn, tryUnshieldTx } from '../pallets/mev-shield/unshield.ts'
import { BlockNumber } from '../pallets/system/storage.ts'
import { now } from './clock.ts'
import { type AuthorKey, AuthorKeyring } from './shield-keys.ts'

/** What an author does with encrypted transactions (upstream's proposer and inherent, `stc_shield`). */
export interface Shield {
  /** The inherents of the block that `ctx` has begun: the key that its author announces. */
  inherents(ctx: Context): readonly RuntimeCall[]
  /** Whether `carrier` is for another author's key, so that this one leaves it in the pool. */
  isForAnother(ctx: Context, carrier: Extrinsic): boolean
  /** The transaction inside; `undefined` when there is none that can be read. */
  open(ctx: Context, carrier: Extrinsic): Extrinsic | undefined
}

/** For how many blocks after the one that announced it a key is opened, whatever the time: one more than the chain names it. */
const BLOCKS_BACK = 4
/** For how long a key is opened that was the one to encrypt for, in milliseconds: devnets make blocks by the dozen at times. */
const GRACE = 500

/**
 * The shield of a devnet's author. As upstream's do, it announces another key in each block that it makes.
 *
 * Upstream's author opens what is for the pending key alone, since the other keys are other authors'. Here one author has
 * all of them, and blocks come faster than clients: it opens what is for any key that the chain names, for the one before,
 * and for those that were named a moment ago, when every transaction makes a block.
 */
export async function loadShield(): Promise<Shield> {
  await shieldReady()
  const keyring = new AuthorKeyring()
  /** When the key of this hash was last the one to encrypt for. */
  const lastNext = new Map<Hex, number>()
  const isRecent = (ctx: Context, hash: Hex): boolean => {
    const named = lastNext.get(hash)
    if (named !== undefined && now() - named < GRACE) return true
    const number = BlockNumber.get(ctx)
    const oldest = Math.max(0, number - BLOCKS_BACK)
    for (let one = number; one >= oldest; one -= 1) if (keyring.of(one).hash === hash) return true
    // Where blocks were made without announcements, the chain still names keys of long ago.
    return namedKeyHashes(ctx).has(hash)
  }
  const keyFor = (ctx: Context, hash: Hex): AuthorKey | undefined =>
    isRecent(ctx, hash) ? keyring.any(hash) : undefined
  return {
    inherents(ctx) {
      if (blockAuthor(ctx) === undefined) return []
      const number = BlockNumber.get(ctx)
      // The block before left the key of its parent to encrypt for.
      lastNext.set(keyring.of(Math.max(0, number - 2)).hash, now())
      const enc_key = keyring.of(number).publicKey
      return [{ pallet: 'MevShield', name: 'announce_next_key', args: { enc_key } }]
    },
    isForAnother(ctx, { call }) {
      const shielded = shieldedIn(call)
      return shielded !== undefined && keyFor(ctx, shielded.key_hash) === undefined
    },
    open(ctx, { call }) {
      const shielded = shieldedIn(call)
      const key = shielded && keyFor(ctx, shielded.key_hash)
      return key && tryUnshieldTx(ctx, key.secretKey, shielded)
    },
  }
}
