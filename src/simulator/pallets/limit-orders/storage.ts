import { bool, bounded, bytes } from '../../../codec/index.ts'
import { blake2128Concat, identity } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { H256 } from '../../frame/types.ts'
import { ID } from './id.ts'
import { OrderStatus } from './types.ts'

const { value, map, optionalMap } = storageOf(ID.name)

export const Orders = optionalMap(
  'Orders',
  [blake2128Concat(H256)],
  OrderStatus,
  'What became of the orders that were executed or cancelled, by their hash.',
)
export const LimitOrdersEnabled = value(
  'LimitOrdersEnabled',
  bool,
  false,
  'Whether orders are executed.',
)
export const HasMigrationRun = map(
  'HasMigrationRun',
  [identity(bounded(bytes, 128))],
  bool,
  false,
  'Migrations of the storage that were made.',
)
