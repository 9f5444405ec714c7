import { u64 } from '../../../codec/index.ts'
import { storageOf } from '../../frame/storage.ts'
import { ID } from './id.ts'

const { value } = storageOf(ID.name)

export const ChainId = value('ChainId', u64, 0n, 'The number that tells this chain from others.')
