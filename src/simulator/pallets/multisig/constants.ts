import { u32, u64 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'

/** Rao for opening an operation: at all, and for each signature that it takes (runtime/src/lib.rs). */
export const DEPOSIT = { base: 132_000_000n, each: 32_000_000n }

/** Signatories of an account at most. */
export const MAX_SIGNATORIES = 100

export const constants = [
  constant('DepositBase', u64, DEPOSIT.base, 'Rao for opening an operation.'),
  constant('DepositFactor', u64, DEPOSIT.each, 'Rao for each signature that it takes.'),
  constant('MaxSignatories', u32, MAX_SIGNATORIES, 'Signatories at most.'),
]
