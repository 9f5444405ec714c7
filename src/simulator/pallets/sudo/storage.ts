import { storageOf } from '../../frame/storage.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'

const { optionalValue } = storageOf(ID.name)

export const Key = optionalValue('Key', AccountId, 'The account that may act as root.')
