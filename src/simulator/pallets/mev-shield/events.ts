import { spelled, u32, u64 } from '../../../codec/index.ts'
import { DispatchErrorCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId, H256 } from '../../frame/types.ts'
import { ID } from './id.ts'

export const Event = events(ID, {
  EncryptedSubmitted: [
    0,
    { id: spelled(H256, 'T::Hash'), who: AccountId },
    'An encrypted transaction was included; what is inside follows, if it could be read.',
  ],
  ExtrinsicStored: [1, { index: u32, who: AccountId }, 'An encrypted call was stored.'],
  ExtrinsicDecodeFailed: [2, { index: u32 }, 'A stored call could not be read.'],
  ExtrinsicDispatchFailed: [3, { index: u32, error: DispatchErrorCodec }, 'A stored call failed.'],
  ExtrinsicDispatched: [4, { index: u32 }, 'A stored call ran.'],
  ExtrinsicExpired: [5, { index: u32 }, 'A stored call waited too long.'],
  ExtrinsicPostponed: [6, { index: u32 }, 'A stored call found no room in this block.'],
  MaxPendingExtrinsicsNumberSet: [7, { value: u32 }, 'How many calls may wait was set.'],
  OnInitializeWeightSet: [8, { value: u64 }, 'What stored calls may take of a block was set.'],
  ExtrinsicLifetimeSet: [9, { value: u32 }, 'How long stored calls are kept was set.'],
  MaxExtrinsicWeightSet: [10, { value: u64 }, 'What one stored call may take was set.'],
  ExtrinsicWeightExceeded: [11, { index: u32 }, 'A stored call was too heavy.'],
})
