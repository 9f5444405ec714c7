import { struct } from '../../../codec/index.ts'
import { extension } from '../../frame/extension.ts'
import { H256 } from '../../frame/types.ts'
import { weight } from '../../frame/weight.ts'
import { BlockHash } from '../../pallets/system/storage.ts'

const COST = weight(3_577_000n, 3509n, 1n)

/** Signs the hash of block 0 along, so that a transaction means one chain only. */
export const checkGenesis = extension({
  identifier: 'CheckGenesis',
  extra: struct({}, { path: 'frame_system::extensions::check_genesis::CheckGenesis' }),
  additional: H256,
  implied: (ctx) => BlockHash.get(ctx, 0),
  weight: () => COST,
})
