import { twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AlphaBalance, NetUid } from '../../frame/types.ts'
import { ID } from './id.ts'

const { map } = storageOf(ID.name)
const byNetUid = twox64Concat(NetUid)

export const TotalAlphaIssuance = map(
  'TotalAlphaIssuance',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha of a subnet that was ever minted and not recycled.',
)
export const AlphaBurned = map('AlphaBurned', [byNetUid], AlphaBalance, 0n, 'Alpha burned.')
export const AlphaRecycled = map('AlphaRecycled', [byNetUid], AlphaBalance, 0n, 'Alpha recycled.')
