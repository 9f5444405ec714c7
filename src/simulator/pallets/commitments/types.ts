import {
  bounded,
  btreeSet,
  struct,
  tuple,
  u32,
  u64,
  type ValueOf,
  vec,
} from '../../../codec/index.ts'
import { AccountId, NetUid } from '../../frame/types.ts'
import { MAX_FIELDS } from './constants.ts'
import { Data } from './data.ts'

/** `CommitmentInfo`: what a neuron makes known. */
export const CommitmentInfo = struct(
  { fields: bounded(vec(Data), MAX_FIELDS) },
  { path: 'pallet_commitments::types::CommitmentInfo', params: [['FieldLimit']] },
)

export const Registration = struct(
  { deposit: u64, block: u32, info: CommitmentInfo },
  {
    path: 'pallet_commitments::types::Registration',
    params: [['Balance', u64], ['MaxFields'], ['BlockNumber', u32]],
  },
)

export const UsageTracker = struct(
  { last_epoch: u64, used_space: u64 },
  { path: 'pallet_commitments::types::UsageTracker' },
)
export type UsageTracker = ValueOf<typeof UsageTracker>

/** Who has something encrypted to reveal, in ascending order. */
export const Index = btreeSet(tuple(NetUid, AccountId))
