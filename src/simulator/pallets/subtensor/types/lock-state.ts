import { struct, u64, type ValueOf } from '../../../../codec/index.ts'
import { AlphaBalance } from '../../../frame/types.ts'
import { U64F64 } from './fixed.ts'

/** Locked alpha and the conviction that it has gathered, as of the block `last_update`. */
export const LockState = struct(
  { locked_mass: AlphaBalance, conviction: U64F64, last_update: u64 },
  { path: 'pallet_subtensor::staking::lock::LockState' },
)
export type LockState = ValueOf<typeof LockState>
