import { invalidCustom } from '../../frame/validity.ts'
import { weight } from '../../frame/weight.ts'
import { marker } from './marker.ts'

/** `CustomTransactionError::FailedShieldedTxParsing` (common/src/transaction_error.rs). */
const FAILED_PARSING = 23

const KEY_HASH = 16
const NONCE = 24

/** Whether bytes are laid out as an encrypted transaction: key hash, key ciphertext, nonce, ciphertext. */
function isShielded(ciphertext: unknown): boolean {
  if (!(ciphertext instanceof Uint8Array) || ciphertext.length < KEY_HASH + 2) return false
  const [low = 0, high = 0] = ciphertext.subarray(KEY_HASH)
  return ciphertext.length >= KEY_HASH + 2 + (low | (high << 8)) + NONCE
}

/** Refuses an encrypted transaction that is none (pallets/shield/src/extension.rs). */
export const checkShieldedTxValidity = marker(
  'CheckShieldedTxValidity',
  'pallet_shield::extension::CheckShieldedTxValidity',
  {
    weight: () => weight(1_000_000n, 0n, 1n),
    validate(_, { origin, call }) {
      const shielded = call.pallet === 'MevShield' && call.name === 'submit_encrypted'
      if (origin.type === 'signed' && shielded && !isShielded(call.args.ciphertext))
        invalidCustom(FAILED_PARSING)
      return undefined
    },
  },
)
