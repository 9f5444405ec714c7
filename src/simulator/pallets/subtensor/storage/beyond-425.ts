import { u16 } from '../../../../codec/index.ts'
import { U64F64 } from '../types/fixed.ts'
import { byNetUid, map } from './keys.ts'

// Items of runtimes after spec 425 that clients of today read; docs/beyond-425.md. Nothing here ever writes them.

export const CollateralLockShare = map(
  'CollateralLockShare',
  [byNetUid],
  u16,
  0,
  'How much of the price of joining a later runtime locks instead of burning it; here all of it burns.',
)
export const CollateralDrainRatio = map(
  'CollateralDrainRatio',
  [byNetUid],
  U64F64,
  1n << 64n,
  'How fast a later runtime drains what it locked; here nothing is.',
)
