import { struct, u16, u64 } from '../../../codec/index.ts'
import { type Constant, constant } from '../../frame/pallet.ts'
import { BlockNumber } from '../../frame/types.ts'
import { BLOCK_LENGTH, BLOCK_WEIGHTS } from './limits.ts'
import { BlockLength, BlockWeights } from './types.ts'
import { RuntimeVersionCodec, type VersionWithApis } from './version.ts'

/** How many block hashes are kept, and so the oldest birth block of a mortal transaction. */
export const BLOCK_HASH_COUNT = 2400

const RuntimeDbWeight = struct({ read: u64, write: u64 }, { path: 'sp_weights::RuntimeDbWeight' })

/** The constants of the System pallet in a runtime of `version`. */
export function constants(version: VersionWithApis): readonly Constant[] {
  return [
    constant('BlockWeights', BlockWeights, BLOCK_WEIGHTS, 'Weight limits of a block.'),
    constant('BlockLength', BlockLength, BLOCK_LENGTH, 'Length limits of a block.'),
    constant('BlockHashCount', BlockNumber, BLOCK_HASH_COUNT, 'Block hashes kept.'),
    constant(
      'DbWeight',
      RuntimeDbWeight,
      { read: 25_000_000n, write: 100_000_000n },
      'Cost of one database read and write.',
    ),
    constant('Version', RuntimeVersionCodec, version, 'The version of this runtime.'),
    constant('SS58Prefix', u16, 42, 'The address format.'),
  ]
}
