import { u32, u64 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'

/** Fields of a commitment at most. */
export const MAX_FIELDS = 3

export const constants = [
  constant('MaxFields', u32, MAX_FIELDS, 'Fields of a commitment at most.'),
  constant('InitialDeposit', u64, 0n, 'Rao for a commitment: none.'),
  constant('FieldDeposit', u64, 0n, 'Rao for each field: none.'),
]
