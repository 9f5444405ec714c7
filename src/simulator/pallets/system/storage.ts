import { type Hex, remembered, u32, vec } from '../../../codec/index.ts'
import type { EventRecord } from '../../frame/context.ts'
import { blake2128Concat, COUNTED, twox64Concat } from '../../frame/hashers.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { type StorageValue, storageOf } from '../../frame/storage.ts'
import { AccountId, H256 } from '../../frame/types.ts'
import { WeightCodec, ZERO_WEIGHT } from '../../frame/weight.ts'
import { NO_BALANCE } from '../balances/types.ts'
import { ID } from './id.ts'
import {
  AccountInfo,
  Digest,
  eventRecord,
  LastRuntimeUpgradeInfo,
  perDispatchClass,
} from './types.ts'

const { value, optionalValue, map } = storageOf(ID.name)

const ZERO_HASH: Hex = `0x${'0'.repeat(64)}`
const NO_ACCOUNT: AccountInfo = {
  nonce: 0,
  consumers: 0,
  providers: 0,
  sufficients: 0,
  data: NO_BALANCE,
}

export const Account = map(
  'Account',
  [blake2128Concat(AccountId)],
  AccountInfo,
  NO_ACCOUNT,
  'Nonce, references and balance of every account.',
)
export const ExtrinsicCount = optionalValue('ExtrinsicCount', u32, 'Extrinsics of this block.')
export const BlockWeight = value(
  'BlockWeight',
  perDispatchClass(WeightCodec),
  { normal: ZERO_WEIGHT, operational: ZERO_WEIGHT, mandatory: ZERO_WEIGHT },
  'Weight used in this block.',
)
export const AllExtrinsicsLen = optionalValue('AllExtrinsicsLen', u32, 'Bytes of this block.')
export const BlockHash = map(
  'BlockHash',
  [twox64Concat(u32, COUNTED)],
  H256,
  ZERO_HASH,
  'Hashes of recent blocks.',
)
export const BlockNumber = value('Number', u32, 0, 'The block being built.')
export const ParentHash = value('ParentHash', H256, ZERO_HASH, 'Hash of the block before.')
export const DigestItems = value('Digest', Digest, { logs: [] }, 'Logs of this block.')
export const EventCount = value('EventCount', u32, 0, 'Events of this block.')
export const LastRuntimeUpgrade = optionalValue(
  'LastRuntimeUpgrade',
  LastRuntimeUpgradeInfo,
  'The version that last took over.',
)

/** `System.Events` of a runtime. */
export function eventsItem(late: LateTypes): StorageValue<readonly EventRecord[]> {
  return value('Events', remembered(vec(eventRecord(late))), [], 'Events of this block.')
}
