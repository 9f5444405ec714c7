import { bounded, bytes, tuple, u32 } from '../../../codec/index.ts'
import { identity } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { H256 } from '../../frame/types.ts'
import { ID } from './id.ts'
import { MAX_SIZE, OldRequestStatus, RequestStatus } from './types.ts'

const { optionalMap } = storageOf(ID.name)
const byHash = identity(H256)

export const StatusFor = optionalMap(
  'StatusFor',
  [byHash],
  OldRequestStatus,
  'Old: who paid for a preimage, and who wants it.',
)
export const RequestStatusFor = optionalMap(
  'RequestStatusFor',
  [byHash],
  RequestStatus,
  'Who pays for a preimage, and how often it is wanted.',
)
export const PreimageFor = optionalMap(
  'PreimageFor',
  [identity(tuple(H256, u32))],
  bounded(bytes, MAX_SIZE),
  'Preimages by hash and length.',
)
