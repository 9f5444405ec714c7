import { bounded, bytes, spelled, u8, u16 } from '../../../../codec/index.ts'

/** One of the mechanisms of a subnet. */
export const MechId = spelled(u8, 'MechId')

/** A subnet's mechanism as one number: netuid + 4096 × mechanism. */
export const NetUidStorageIndex = spelled(u16, 'NetUidStorageIndex')

/** Longest encrypted commit of weights, in bytes. */
export const MAX_CRV3_COMMIT_SIZE_BYTES = 5000

/** An encrypted commit of weights. */
export const CommitBytes = spelled(
  bounded(bytes, MAX_CRV3_COMMIT_SIZE_BYTES),
  'BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>',
)
