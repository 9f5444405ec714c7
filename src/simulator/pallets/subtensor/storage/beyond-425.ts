import { u16 } from '../../../../codec/index.ts'
import { byNetUid, map } from './keys.ts'

// Items of runtimes after spec 425 that clients of today read; docs/beyond-425.md.

export const CollateralLockShare = map(
  'CollateralLockShare',
  [byNetUid],
  u16,
  0,
  'How much of the price of joining a later runtime locks instead of burning it; here all of it burns.',
)
