import { bool, u64 } from '../../../codec/index.ts'
import { storageOf } from '../../frame/storage.ts'
import { ID } from './id.ts'

const { value } = storageOf(ID.name)

export const Now = value('Now', u64, 0n, 'Milliseconds since 1970 at the current block.')
export const DidUpdate = value('DidUpdate', bool, false, 'Whether this block has set the time.')
