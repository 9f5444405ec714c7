import { bool, bytes, fixedBytes, option } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import { checkSignature } from '../../frame/executive.ts'
import type { Extrinsic } from '../../frame/extrinsic.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { method, type RuntimeApi, runtimeApi } from '../../frame/runtime-api.ts'
import { InvalidTransaction } from '../../frame/validity.ts'
import { isShieldedUsingCurrentKey } from '../../pallets/mev-shield/keys.ts'
import {
  type ShieldedTransaction,
  ShieldedTransactionCodec,
} from '../../pallets/mev-shield/types.ts'
import { shieldedIn, tryUnshieldTx } from '../../pallets/mev-shield/unshield.ts'

/** What an extrinsic carries, where it is rightly signed. */
function tryDecodeShieldedTx(ctx: Context, extrinsic: Extrinsic): ShieldedTransaction | undefined {
  try {
    checkSignature(ctx, extrinsic)
    return shieldedIn(extrinsic.call)
  } catch (error) {
    if (error instanceof InvalidTransaction) return undefined
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
      tryDecodeShieldedTx,
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
      tryUnshieldTx,
      'The transaction inside an encrypted one.',
    ),
  ])
}
