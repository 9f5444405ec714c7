import { invalidCustom } from '../../frame/validity.ts'
import { weight } from '../../frame/weight.ts'
import { parseShielded } from '../../pallets/mev-shield/parse.ts'
import { marker } from './marker.ts'

/** `CustomTransactionError::FailedShieldedTxParsing` (common/src/transaction_error.rs). */
const FAILED_PARSING = 23

/** Whether bytes are laid out as an encrypted transaction. */
function isShielded(ciphertext: unknown): boolean {
  return ciphertext instanceof Uint8Array && parseShielded(ciphertext) !== undefined
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
