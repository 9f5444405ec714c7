import { bool, bounded, bytes, u32, u64 } from '../../../codec/index.ts'
import { identity, twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { BlockNumber } from '../../frame/types.ts'
import { AuthorityId } from '../aura/types.ts'
import { ID } from './id.ts'
import { PendingExtrinsic, ShieldEncKey } from './types.ts'

const { value, optionalValue, map, optionalMap } = storageOf(ID.name)

export const CurrentKey = optionalValue(
  'CurrentKey',
  ShieldEncKey,
  'The key of the author of this block.',
)
export const PendingKey = optionalValue(
  'PendingKey',
  ShieldEncKey,
  'The key of the author of the next block.',
)
export const NextKey = optionalValue('NextKey', ShieldEncKey, 'The key to encrypt with.')
export const AuthorKeys = optionalMap(
  'AuthorKeys',
  [twox64Concat(AuthorityId)],
  ShieldEncKey,
  'The key that each author last announced.',
)
export const PendingKeyExpiresAt = optionalValue(
  'PendingKeyExpiresAt',
  BlockNumber,
  'The block from which `PendingKey` is no longer good.',
)
export const NextKeyExpiresAt = optionalValue(
  'NextKeyExpiresAt',
  BlockNumber,
  'The block from which `NextKey` is no longer good.',
)
export const HasMigrationRun = map(
  'HasMigrationRun',
  [identity(bounded(bytes, 128))],
  bool,
  false,
  'Migrations that have run.',
)
export const MaxPendingExtrinsicsLimit = value(
  'MaxPendingExtrinsicsLimit',
  u32,
  100,
  'Most stored calls at a time.',
)
export const ExtrinsicLifetime = value(
  'ExtrinsicLifetime',
  u32,
  10,
  'Blocks for which a stored call is kept.',
)
export const OnInitializeWeight = value(
  'OnInitializeWeight',
  u64,
  500_000_000_000n,
  'Most computation that stored calls may take of a block.',
)
export const MaxExtrinsicWeight = value(
  'MaxExtrinsicWeight',
  u64,
  50_000_000_000n,
  'Most computation that one stored call may take.',
)
export const PendingExtrinsics = optionalMap(
  'PendingExtrinsics',
  [identity(u32)],
  PendingExtrinsic,
  'Calls that wait to be decrypted.',
)
export const CounterForPendingExtrinsics = value(
  'CounterForPendingExtrinsics',
  u32,
  0,
  'How many calls wait.',
)
export const NextPendingExtrinsicIndex = value(
  'NextPendingExtrinsicIndex',
  u32,
  0,
  'Where the next stored call goes.',
)
