import { type ShieldKeys, shieldKeysFromSeed, shieldReady } from '../../crypto/index.ts'
import type { Context } from '../frame/context.ts'
import type { Extrinsic } from '../frame/extrinsic.ts'
import { isShieldedUsingCurrentKey } from '../pallets/mev-shield/keys.ts'
import { shieldedIn, tryUnshieldTx } from '../pallets/mev-shield/unshield.ts'
import { SHIELD_SEED } from '../runtime/genesis/shield-key.ts'

/** What an author does with encrypted transactions (upstream's proposer, `stc_shield`). */
export interface Shield {
  /** Whether `carrier` is for another author's key, so that this one leaves it in the pool. */
  isForAnother(ctx: Context, carrier: Extrinsic): boolean
  /** The transaction inside; `undefined` when there is none that can be read. */
  open(ctx: Context, carrier: Extrinsic): Extrinsic | undefined
}

/** The shield of a devnet's author. Its keys are made when the first encrypted transaction comes. */
export async function loadShield(): Promise<Shield> {
  await shieldReady()
  let keys: ShieldKeys | undefined
  return {
    isForAnother(ctx, { call }) {
      const shielded = shieldedIn(call)
      return shielded !== undefined && !isShieldedUsingCurrentKey(ctx, shielded.key_hash)
    },
    open(ctx, { call }) {
      const shielded = shieldedIn(call)
      if (shielded === undefined) return undefined
      keys ??= shieldKeysFromSeed(SHIELD_SEED)
      return tryUnshieldTx(ctx, keys.secretKey, shielded)
    },
  }
}
