import { bool, tuple, u64, vec } from '../../../../codec/index.ts'
import { AccountId } from '../../../frame/types.ts'
import { byAccount, byNetUid, map, value } from './keys.ts'

// Stake that parents lend to childkeys.

export const PendingChildKeys = map(
  'PendingChildKeys',
  [byNetUid, byAccount],
  tuple(vec(tuple(u64, AccountId)), u64),
  [[], 0n],
  'Children that a parent asked for, and the block from which they count.',
)
export const ChildKeys = map(
  'ChildKeys',
  [byAccount, byNetUid],
  vec(tuple(u64, AccountId)),
  [],
  "Children of a hotkey, each with its share of the parent's stake out of 2^64 − 1.",
)
export const ParentKeys = map(
  'ParentKeys',
  [byAccount, byNetUid],
  vec(tuple(u64, AccountId)),
  [],
  'Parents of a hotkey, each with the share of its stake that it lends.',
)
export const PendingChildKeyCooldown = value(
  'PendingChildKeyCooldown',
  u64,
  7200n,
  'Blocks between asking for children and having them.',
)
export const AutoParentDelegationEnabled = map(
  'AutoParentDelegationEnabled',
  [byAccount],
  bool,
  true,
  'Whether a root validator lends its stake to subnet owners by itself.',
)
