import { btreeMap, u64, u128 } from '../../../../codec/index.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'
import { I96F32 } from '../types/fixed.ts'
import { RootClaimTypeEnum } from '../types/root-claim-type.ts'
import {
  byAccount,
  byBlakeNetUid,
  byIndex,
  byNetUid,
  byPlainAccount,
  map,
  optionalMap,
  value,
} from './keys.ts'

// Dividends that root stakers can claim.

export const RootClaimableThreshold = map(
  'RootClaimableThreshold',
  [byBlakeNetUid],
  I96F32,
  2_147_483_648_000_000n,
  'Alpha below which nothing is claimed.',
)
export const RootClaimable = map(
  'RootClaimable',
  [byAccount],
  btreeMap(NetUid, I96F32),
  [],
  'Alpha that one rao of root stake with a hotkey has earned on each subnet.',
)
export const RootClaimed = map(
  'RootClaimed',
  [byNetUid, byAccount, byAccount],
  u128,
  0n,
  "Alpha that a coldkey has claimed of a hotkey's dividends on a subnet.",
)
export const RootClaimType = map(
  'RootClaimType',
  [byAccount],
  RootClaimTypeEnum,
  { type: 'Swap' },
  "Whether a coldkey's root dividends are sold for TAO.",
)
export const StakingColdkeysByIndex = optionalMap(
  'StakingColdkeysByIndex',
  [byIndex],
  AccountId,
  'Coldkeys that stake, by number.',
)
export const StakingColdkeys = optionalMap(
  'StakingColdkeys',
  [byPlainAccount],
  u64,
  'The number of a coldkey that stakes.',
)
export const NumStakingColdkeys = value('NumStakingColdkeys', u64, 0n, 'How many coldkeys stake.')
export const NumRootClaim = value('NumRootClaim', u64, 5n, 'Coldkeys for which each block claims.')
