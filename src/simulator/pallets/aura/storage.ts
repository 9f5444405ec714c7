import { newtype, u64 } from '../../../codec/index.ts'
import { storageOf } from '../../frame/storage.ts'
import { ID } from './id.ts'
import { AuthorityList } from './types.ts'

const { value } = storageOf(ID.name)

const Slot = newtype(u64, { path: 'sp_consensus_slots::Slot' })

export const Authorities = value(
  'Authorities',
  AuthorityList,
  [],
  'Who may author blocks; here the first does.',
)
export const CurrentSlot = value('CurrentSlot', Slot, 0n, 'The slot of the last block.')
