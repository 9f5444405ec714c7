import { bounded, newtype, u64, vec } from '../../../codec/index.ts'
import { storageOf } from '../../frame/storage.ts'
import { ID } from './id.ts'
import { AuthorityId } from './types.ts'

const { value } = storageOf(ID.name)

const Slot = newtype(u64, { path: 'sp_consensus_slots::Slot' })

export const Authorities = value(
  'Authorities',
  bounded(vec(AuthorityId), 32),
  [],
  'Who may author blocks; here the first does.',
)
export const CurrentSlot = value('CurrentSlot', Slot, 0n, 'The slot of the last block.')
