import { bytes, u16, u64 } from '../../../../codec/index.ts'
import type { AccountId as Account } from '../../../../crypto/index.ts'
import { blake2128Concat, identity, twox64Concat } from '../../../frame/hashers.ts'
import { storageOf } from '../../../frame/storage.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'
import { ID } from '../id.ts'
import { LeaseId, NetUidStorageIndex, RateLimitKey } from '../types/index.ts'

export const { value, optionalValue, map, optionalMap } = storageOf(ID.name)

/** The account that stands for nobody. */
export const ZERO_ACCOUNT: Account = `0x${'00'.repeat(32)}`

// Each part remembers the hashes of its keys, so all items share the parts.
export const byAccount = blake2128Concat(AccountId)
export const byPlainAccount = identity(AccountId)
export const byTwoxAccount = twox64Concat(AccountId)
export const byNetUid = identity(NetUid)
export const byBlakeNetUid = blake2128Concat(NetUid)
export const byTwoxNetUid = twox64Concat(NetUid)
export const byMechanism = identity(NetUidStorageIndex)
export const byTwoxMechanism = twox64Concat(NetUidStorageIndex)
export const byUid = identity(u16)
export const byTwoxUid = twox64Concat(u16)
export const byIndex = identity(u64)
export const byEpoch = twox64Concat(u64)
export const byLease = twox64Concat(LeaseId)
export const byBytes = identity(bytes)
export const byRateLimit = identity(RateLimitKey)
