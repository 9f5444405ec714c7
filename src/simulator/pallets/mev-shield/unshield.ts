import { fromHex } from '../../../codec/index.ts'
import { CodecError } from '../../../codec/reader.ts'
import { shieldOpen } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { decodeExtrinsic, type Extrinsic } from '../../frame/extrinsic.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { parseShielded } from './parse.ts'
import type { ShieldedTransaction } from './types.ts'

/** Bytes of an ML-KEM-768 decapsulation key. */
const SECRET_KEY = 2400

/** Whether a call carries an encrypted transaction. */
export function isCarrier({ pallet, name }: RuntimeCall): boolean {
  return pallet === 'MevShield' && name === 'submit_encrypted'
}

/** The encrypted transaction that a call carries, if it does. */
export function shieldedIn(call: RuntimeCall): ShieldedTransaction | undefined {
  const { ciphertext } = call.args
  return isCarrier(call) && ciphertext instanceof Uint8Array ? parseShielded(ciphertext) : undefined
}

/**
 * The transaction inside an encrypted one (pallets/shield/src/lib.rs, `try_unshield_tx`); `undefined` where the key does
 * not fit or there is none. Needs `shieldReady`.
 */
export function tryUnshieldTx(
  { runtime }: Context,
  secretKey: Uint8Array,
  { kem_ct, nonce, aead_ct }: ShieldedTransaction,
): Extrinsic | undefined {
  if (secretKey.length !== SECRET_KEY) return undefined
  const plain = shieldOpen(secretKey, { kem: kem_ct, nonce: fromHex(nonce), aead: aead_ct })
  if (plain === undefined) return undefined
  try {
    return decodeExtrinsic(runtime.extrinsic, plain)
  } catch (error) {
    if (error instanceof CodecError) return undefined
    throw error
  }
}
