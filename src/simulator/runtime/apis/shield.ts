import { bool, bytes, fixedBytes, fromHex, option } from '../../../codec/index.ts'
import { CodecError } from '../../../codec/reader.ts'
import { shieldOpen } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { checkSignature } from '../../frame/executive.ts'
import { decodeExtrinsic, type Extrinsic } from '../../frame/extrinsic.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { method, type RuntimeApi, runtimeApi } from '../../frame/runtime-api.ts'
import { InvalidTransaction } from '../../frame/validity.ts'
import { isShieldedUsingCurrentKey } from '../../pallets/mev-shield/keys.ts'
import { parseShielded } from '../../pallets/mev-shield/parse.ts'
import { type ShieldedTransaction, ShieldedTransactionCodec } from '../../pallets/mev-shield/types.ts'

/** Bytes of an ML-KEM-768 decapsulation key. */
const SECRET_KEY = 2400

/** What `submit_encrypted` carries, where this is such a transaction and rightly signed. */
function shieldedIn(ctx: Context, extrinsic: Extrinsic): ShieldedTransaction | undefined {
  const { call } = extrinsic
  if (call.pallet !== 'MevShield' || call.name !== 'submit_encrypted') return undefined
  try {
    checkSignature(ctx, extrinsic)
  } catch (error) {
    if (error instanceof InvalidTransaction) return undefined
    throw error
  }
  const { ciphertext } = call.args
  return ciphertext instanceof Uint8Array ? parseShielded(ciphertext) : undefined
}

function unshielded(
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

/** What a block's author asks about encrypted transactions (pallets/shield/src/lib.rs). */
export function shieldApi(late: LateTypes): RuntimeApi {
  return runtimeApi('ShieldApi', 1, [
    method(
      'try_decode_shielded_tx',
      [['uxt', late.extrinsic]],
      option(ShieldedTransactionCodec),
      shieldedIn,
      'The encrypted transaction that an extrinsic carries.',
    ),
    method(
      'is_shielded_using_current_key',
      [['key_hash', fixedBytes(16)]],
      bool,
      isShieldedUsingCurrentKey,
      'Whether the next author can read what was encrypted for the key of this twox-128 hash.',
    ),
    method(
      'try_unshield_tx',
      [
        ['dec_key_bytes', bytes],
        ['shielded_tx', ShieldedTransactionCodec],
      ],
      option(late.extrinsic),
      unshielded,
      'The transaction inside an encrypted one.',
    ),
  ])
}
