import { bool, tuple, u16, u64, vec } from '../../../../codec/index.ts'
import { AccountId, AlphaBalance } from '../../../frame/types.ts'
import { U96F32 } from '../types/fixed.ts'
import { RecycleOrBurnEnum } from '../types/recycle-or-burn.ts'
import { byAccount, byNetUid, map, optionalMap, value } from './keys.ts'

// What an epoch will hand out, and what the last one did.

export const PendingServerEmission = map(
  'PendingServerEmission',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha that waits for the miners of a subnet.',
)
export const PendingValidatorEmission = map(
  'PendingValidatorEmission',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha that waits for the validators of a subnet.',
)
export const PendingRootAlphaDivs = map(
  'PendingRootAlphaDivs',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha that waits for the root stakers of a subnet.',
)
export const PendingOwnerCut = map(
  'PendingOwnerCut',
  [byNetUid],
  AlphaBalance,
  0n,
  'Alpha that waits for the owner of a subnet.',
)
export const MinerBurned = map(
  'MinerBurned',
  [byNetUid],
  U96F32,
  0n,
  "Share of miners' emission that the last epoch withheld, since it fell to the owner.",
)
export const LoadedEmission = optionalMap(
  'LoadedEmission',
  [byNetUid],
  vec(tuple(AccountId, u64, u64)),
  "Emission of an epoch in waiting, per hotkey: miner's part, validator's part.",
)
export const AlphaDividendsPerSubnet = map(
  'AlphaDividendsPerSubnet',
  [byNetUid, byAccount],
  AlphaBalance,
  0n,
  'Alpha dividend of a hotkey at the last epoch.',
)
export const RootAlphaDividendsPerSubnet = map(
  'RootAlphaDividendsPerSubnet',
  [byNetUid, byAccount],
  AlphaBalance,
  0n,
  'Root dividend of a hotkey at the last epoch, in alpha.',
)
export const LastHotkeyEmissionOnNetuid = map(
  'LastHotkeyEmissionOnNetuid',
  [byAccount, byNetUid],
  AlphaBalance,
  0n,
  'Alpha that a hotkey was last given on a subnet.',
)
export const SubnetOwnerCut = value(
  'SubnetOwnerCut',
  u16,
  11796,
  'Share of emission that goes to owners, out of 65535.',
)
export const OwnerCutEnabled = map(
  'OwnerCutEnabled',
  [byNetUid],
  bool,
  true,
  'Whether the owner of a subnet gets a cut.',
)
export const RecycleOrBurn = map(
  'RecycleOrBurn',
  [byNetUid],
  RecycleOrBurnEnum,
  'Burn',
  "What becomes of emission that falls to the owner's miners.",
)
