import { fixedBytes } from '../../../codec/index.ts'
import { blake2128Concat, twox64Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Operation } from './types.ts'

const { optionalMap } = storageOf(ID.name)

export const Multisigs = optionalMap(
  'Multisigs',
  [twox64Concat(AccountId), blake2128Concat(fixedBytes(32))],
  Operation,
  'Open operations by account and hash of the call.',
)
