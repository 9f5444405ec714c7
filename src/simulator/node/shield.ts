import type { Hex } from '../../codec/index.ts'
import { shieldReady } from '../../crypto/index.ts'
import type { Context } from '../frame/context.ts'
import type { Extrinsic } from '../frame/extrinsic.ts'
import type { RuntimeCall } from '../frame/pallet.ts'
import { blockAuthor } from '../pallets/aura/author.ts'
import { namedKeyHashes } from '../pallets/mev-shield/keys.ts'
import { CurrentKey } from '../pallets/mev-shield/storage.ts'
import { shieldedIn, tryUnshieldTx } from '../pallets/mev-shield/unshield.ts'
import { BlockNumber } from '../pallets/system/storage.ts'
import { type AuthorKey, AuthorKeyring } from './shield-keys.ts'

/** What an author does with encrypted transactions (upstream's proposer and inherent, `stc_shield`). */
export interface Shield {
  /** The inherents of the block that `ctx` has begun: the key that its author announces, where it is news. */
  inherents(ctx: Context): readonly RuntimeCall[]
  /** Whether `carrier` is for another author's key, so that this one leaves it in the pool. */
  isForAnother(ctx: Context, carrier: Extrinsic): boolean
  /** The transaction inside; `undefined` when there is none that can be read. */
  open(ctx: Context, carrier: Extrinsic): Extrinsic | undefined
}

/**
 * The shield of a devnet's author. It announces its key as upstream's authors do, until the chain has come round to it:
 * four blocks each time that it changes.
 *
 * Upstream's author opens what is for the pending key alone, since the other keys are other authors'. Here one author has
 * all of them, and blocks can come faster than clients: it opens as well what is for any key that the chain names, and for
 * its last one.
 */
export async function loadShield(): Promise<Shield> {
  await shieldReady()
  const keyring = new AuthorKeyring()
  const keyFor = (ctx: Context, hash: Hex): AuthorKey | undefined => {
    const number = BlockNumber.get(ctx)
    const recent = keyring.recent(hash, number)
    if (recent !== undefined) return recent
    // Where blocks were made without announcements, the chain still names a key of long ago.
    return namedKeyHashes(ctx).has(hash) ? keyring.any(hash, number) : undefined
  }
  return {
    inherents(ctx) {
      const enc_key = keyring.of(BlockNumber.get(ctx)).publicKey
      const current = CurrentKey.get(ctx)
      // Said once more in every block it would change nothing, and be most of what the chain keeps.
      const isKnown = current !== undefined && Buffer.compare(current, enc_key) === 0
      if (isKnown || blockAuthor(ctx) === undefined) return []
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
