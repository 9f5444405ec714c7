import { spelled } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { H256 } from '../../frame/types.ts'
import { ID } from './id.ts'

const hash = { hash: spelled(H256, 'T::Hash') }

export const Event = events(ID, {
  Noted: [0, hash, 'A preimage was noted.'],
  Requested: [1, hash, 'A preimage was requested.'],
  Cleared: [2, hash, 'A preimage was forgotten.'],
})
