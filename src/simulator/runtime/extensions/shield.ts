import { invalidCustom } from '../../frame/validity.ts'
import { weight } from '../../frame/weight.ts'
import { isCarrier, shieldedIn } from '../../pallets/mev-shield/unshield.ts'
import { marker } from './marker.ts'

/** `CustomTransactionError::FailedShieldedTxParsing` (common/src/transaction_error.rs). */
const FAILED_PARSING = 23

const COST = weight(1_000_000n, 0n, 1n)

/** Refuses an encrypted transaction that is none (pallets/shield/src/extension.rs). */
export const checkShieldedTxValidity = marker(
  'CheckShieldedTxValidity',
  'pallet_shield::extension::CheckShieldedTxValidity',
  {
    weight: () => COST,
    validate(_, { origin, call }) {
      if (origin.type === 'signed' && isCarrier(call) && shieldedIn(call) === undefined)
        invalidCustom(FAILED_PARSING)
      return undefined
    },
  },
)
