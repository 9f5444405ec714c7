import { bytes, tuple, u32, u64, vec } from '../../../codec/index.ts'
import { identity, twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AccountId, NetUid } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Index, Registration, UsageTracker } from './types.ts'

const { value, optionalMap } = storageOf(ID.name)
const bySubnetAndAccount = [identity(NetUid), twox64Concat(AccountId)] as const

export const TimelockedIndex = value(
  'TimelockedIndex',
  Index,
  [],
  'Commitments that are still encrypted.',
)
export const CommitmentOf = optionalMap(
  'CommitmentOf',
  bySubnetAndAccount,
  Registration,
  'What a neuron has made known.',
)
export const LastCommitment = optionalMap(
  'LastCommitment',
  bySubnetAndAccount,
  u32,
  'The block of the last commitment.',
)
export const LastBondsReset = optionalMap(
  'LastBondsReset',
  bySubnetAndAccount,
  u32,
  'The block in which bonds were last reset.',
)
export const RevealedCommitments = optionalMap(
  'RevealedCommitments',
  bySubnetAndAccount,
  vec(tuple(bytes, u64)),
  'Commitments that were encrypted, with the blocks of their reveal.',
)
export const UsedSpaceOf = optionalMap(
  'UsedSpaceOf',
  bySubnetAndAccount,
  UsageTracker,
  'Bytes made known in this epoch.',
)
export const MaxSpace = value('MaxSpace', u32, 3100, 'Bytes that a neuron may make known an epoch.')
