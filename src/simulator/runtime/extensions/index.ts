import type { TransactionExtension } from '../../frame/extension.ts'
import {
  chargeTransactionPayment,
  type FeePayer,
} from '../../pallets/transaction-payment/charge.ts'
import type { AlphaFees } from '../../pallets/transaction-payment/payment.ts'
import { checkGenesis } from './check-genesis.ts'
import { checkMetadataHash } from './check-metadata-hash.ts'
import { checkMortality } from './check-mortality.ts'
import { checkNonce } from './check-nonce.ts'
import { checkSpecVersion, checkTxVersion } from './check-version.ts'
import { checkWeight } from './check-weight.ts'
import { marker } from './marker.ts'
import { checkNonZeroSender, sudoTransactionExtension } from './senders.ts'
import { checkShieldedTxValidity } from './shield.ts'
import { subtensorTransactionExtension } from './subtensor.ts'

/** Raises the priority of randomness pulses upstream; nobody writes pulses here. */
const drandPriority = marker('DrandPriority', 'pallet_drand::drand_priority::DrandPriority', {})

/** The transaction extensions in upstream's order, in which clients write and sign them (runtime/src/lib.rs). */
export function transactionExtensions(
  alpha: AlphaFees,
  payer: FeePayer,
): readonly TransactionExtension[] {
  return [
    checkNonZeroSender,
    checkSpecVersion,
    checkTxVersion,
    checkGenesis,
    checkMortality,
    checkNonce,
    checkWeight,
    chargeTransactionPayment(alpha, payer),
    sudoTransactionExtension,
    checkShieldedTxValidity,
    subtensorTransactionExtension,
    drandPriority,
    checkMetadataHash,
  ]
}
