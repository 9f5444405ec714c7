import { bytes, option, u64, u128, vec } from '../../../../codec/index.ts'
import { AccountId, AlphaBalance, TaoBalance } from '../../../frame/types.ts'
import { U64F64 } from '../types/fixed.ts'
import { SafeFloat, ZERO_SHARES } from '../types/safe-float.ts'
import {
  byAccount,
  byNetUid,
  byTwoxAccount,
  map,
  optionalMap,
  value,
  ZERO_ACCOUNT,
} from './keys.ts'

// Who staked what with whom.

export const Owner = map(
  'Owner',
  [byAccount],
  AccountId,
  ZERO_ACCOUNT,
  'The coldkey that owns a hotkey; the zero account when nobody does.',
)
export const AccountFlags = map(
  'AccountFlags',
  [byAccount],
  u128,
  0n,
  'Switches of a coldkey, one per bit.',
)
export const OwnedHotkeys = map(
  'OwnedHotkeys',
  [byAccount],
  vec(AccountId),
  [],
  'The hotkeys that a coldkey owns.',
)
export const StakingHotkeys = map(
  'StakingHotkeys',
  [byAccount],
  vec(AccountId),
  [],
  'The hotkeys with which a coldkey has stake.',
)
export const TotalStake = value(
  'TotalStake',
  TaoBalance,
  0n,
  'Rao of TAO that is staked over all subnets.',
)
export const TotalHotkeyAlpha = map(
  'TotalHotkeyAlpha',
  [byAccount, byNetUid],
  AlphaBalance,
  0n,
  'Alpha that stands behind a hotkey on a subnet.',
)
export const TotalHotkeyAlphaLastEpoch = map(
  'TotalHotkeyAlphaLastEpoch',
  [byAccount, byNetUid],
  AlphaBalance,
  0n,
  '`TotalHotkeyAlpha` as it was at the last epoch.',
)
export const TotalHotkeyShares = map(
  'TotalHotkeyShares',
  [byAccount, byNetUid],
  U64F64,
  0n,
  "Shares of a hotkey's pool in the first format; migrated lazily to `TotalHotkeySharesV2`.",
)
export const Alpha = map(
  'Alpha',
  [byAccount, byAccount, byNetUid],
  U64F64,
  0n,
  "Shares of a coldkey in a hotkey's pool in the first format; migrated lazily to `AlphaV2`.",
)
export const TotalHotkeySharesV2 = map(
  'TotalHotkeySharesV2',
  [byAccount, byNetUid],
  SafeFloat,
  ZERO_SHARES,
  "Shares of a hotkey's pool on a subnet.",
)
export const AlphaV2 = map(
  'AlphaV2',
  [byAccount, byAccount, byNetUid],
  SafeFloat,
  ZERO_SHARES,
  "Shares of a coldkey in a hotkey's pool on a subnet.",
)
export const AlphaMapLastKey = value(
  'AlphaMapLastKey',
  option(bytes),
  undefined,
  'Where a walk over `Alpha` goes on.',
)
export const AlphaV2MapLastKey = value(
  'AlphaV2MapLastKey',
  option(bytes),
  undefined,
  'Where a walk over `AlphaV2` goes on.',
)
export const AutoStakeDestination = optionalMap(
  'AutoStakeDestination',
  [byAccount, byNetUid],
  AccountId,
  "The hotkey to which a coldkey's mining rewards on a subnet are staked.",
)
export const AutoStakeDestinationColdkeys = map(
  'AutoStakeDestinationColdkeys',
  [byAccount, byNetUid],
  vec(AccountId),
  [],
  'The coldkeys whose mining rewards on a subnet are staked to a hotkey.',
)
export const LastColdkeyHotkeyStakeBlock = optionalMap(
  'LastColdkeyHotkeyStakeBlock',
  [byTwoxAccount, byTwoxAccount],
  u64,
  'When a coldkey last changed its stake with a hotkey.',
)
export const NominatorMinRequiredStake = value(
  'NominatorMinRequiredStake',
  u64,
  0n,
  'Least stake that a nominator may keep, in millionths of the minimum stake.',
)
export const NextStakeJobId = value(
  'NextStakeJobId',
  u64,
  0n,
  'The id of the next stake job; kept for the layout, no longer used.',
)
export const TaoWeight = value(
  'TaoWeight',
  u64,
  971_718_665_099_567_868n,
  'How much TAO on root counts beside alpha, as a share of 2^64.',
)
export const CKBurn = value(
  'CKBurn',
  u64,
  0n,
  'Share of childkey emission that is burned; no longer used.',
)
export const StakeThreshold = value(
  'StakeThreshold',
  u64,
  0n,
  'Stake that a hotkey needs to set weights.',
)
