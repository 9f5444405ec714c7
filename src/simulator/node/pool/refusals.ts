import type { Hex } from '../../../codec/index.ts'
import type { InvalidReason, ValidityErrorValue } from '../../frame/validity.ts'
import { RpcError } from '../rpc-error.ts'

/** What a Substrate node says of each reason, word for word, because clients match these texts. */
const REASONS: Readonly<Record<InvalidReason['type'], string>> = {
  Call: 'Transaction call is not expected',
  Payment: 'Inability to pay some fees (e.g. account balance too low)',
  Future: 'Transaction will be valid in the future',
  Stale: 'Transaction is outdated',
  BadProof: 'Transaction has a bad signature',
  AncientBirthBlock: 'Transaction has an ancient birth block',
  ExhaustsResources: 'Transaction would exhaust the block limits',
  Custom: 'InvalidTransaction custom error',
  BadMandatory: 'A call was labelled as mandatory, but resulted in an Error.',
  MandatoryValidation: 'Transaction dispatch is mandatory; transactions must not be validated.',
  BadSigner: 'Invalid signing address',
  IndeterminateImplicit: 'The implicit data was unable to be calculated',
  UnknownOrigin: 'The transaction extension did not authorize any origin',
}

/** 1001: the bytes are no extrinsic at all. */
export function badFormat(why: string): RpcError {
  return new RpcError(1001, `Extrinsic has invalid format: ${why}`)
}

/** 1002: the runtime could not make sense of the transaction. */
export function verification(why: string): RpcError {
  return new RpcError(
    1002,
    'Verification Error: Runtime error: Execution failed: Execution aborted due to panic',
    `Bad input data provided to validate_transaction: ${why}`,
  )
}

/** 1010 or 1011: the runtime's verdict on a transaction. */
export function invalidTransaction(error: ValidityErrorValue): RpcError {
  if (error.type === 'Unknown') {
    const { value } = error
    const data = value.type === 'Custom' ? { Custom: value.value } : value.type
    return new RpcError(1011, 'Unknown Transaction Validity', data)
  }
  const reason = error.value
  const data = reason.type === 'Custom' ? `Custom error: ${reason.value}` : REASONS[reason.type]
  return new RpcError(1010, 'Invalid Transaction', data)
}

/** 1012: it was found invalid, or was in a block, a short while ago. */
export function temporarilyBanned(): RpcError {
  return new RpcError(1012, 'Transaction is temporarily banned')
}

/** 1013: the pool holds it. */
export function alreadyImported(hash: Hex): RpcError {
  return new RpcError(1013, 'Transaction Already Imported', `[${hash}]`)
}

/** 1014: it would take the place of one that pays as much. */
export function tooLowPriority(old: bigint, next: bigint): RpcError {
  return new RpcError(
    1014,
    `Priority is too low: (${old} vs ${next})`,
    'The transaction has too low priority to replace another transaction already in the pool.',
  )
}

/** 1016: the pool is full of better ones. */
export function immediatelyDropped(): RpcError {
  return new RpcError(
    1016,
    'Immediately Dropped',
    "The transaction couldn't enter the pool because of the limit",
  )
}
