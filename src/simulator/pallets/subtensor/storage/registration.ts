import { bool, u16, u64 } from '../../../../codec/index.ts'
import { TaoBalance } from '../../../frame/types.ts'
import { U64F64 } from '../types/fixed.ts'
import { byBytes, byNetUid, map } from './keys.ts'

// Joining a subnet: price, pace and limits.

export const NetworkRegistrationAllowed = map(
  'NetworkRegistrationAllowed',
  [byNetUid],
  bool,
  true,
  'Whether neurons may join a subnet.',
)
export const NetworkPowRegistrationAllowed = map(
  'NetworkPowRegistrationAllowed',
  [byNetUid],
  bool,
  true,
  'Whether neurons may join by proof of work; that way is closed for good.',
)
export const RegistrationsThisBlock = map(
  'RegistrationsThisBlock',
  [byNetUid],
  u16,
  0,
  'Neurons that joined in this block.',
)
export const RegistrationsThisInterval = map(
  'RegistrationsThisInterval',
  [byNetUid],
  u16,
  0,
  'Neurons that joined in this interval.',
)
export const POWRegistrationsThisInterval = map(
  'POWRegistrationsThisInterval',
  [byNetUid],
  u16,
  0,
  'Neurons that joined by proof of work in this interval.',
)
export const BurnRegistrationsThisInterval = map(
  'BurnRegistrationsThisInterval',
  [byNetUid],
  u16,
  0,
  'Neurons that joined by burning in this interval.',
)
export const MaxRegistrationsPerBlock = map(
  'MaxRegistrationsPerBlock',
  [byNetUid],
  u16,
  1,
  'Neurons that may join in one block.',
)
export const TargetRegistrationsPerInterval = map(
  'TargetRegistrationsPerInterval',
  [byNetUid],
  u16,
  2,
  'Neurons that should join in one interval.',
)
export const AdjustmentInterval = map(
  'AdjustmentInterval',
  [byNetUid],
  u16,
  100,
  'Blocks in an interval.',
)
export const AdjustmentAlpha = map(
  'AdjustmentAlpha',
  [byNetUid],
  u64,
  0n,
  'How slowly difficulty follows demand.',
)
export const LastAdjustmentBlock = map(
  'LastAdjustmentBlock',
  [byNetUid],
  u64,
  0n,
  'The block of the last adjustment.',
)
export const Burn = map('Burn', [byNetUid], TaoBalance, 100_000_000n, 'Price of joining, in rao.')
export const MinBurn = map(
  'MinBurn',
  [byNetUid],
  TaoBalance,
  500000n,
  'Least price of joining, in rao.',
)
export const MaxBurn = map(
  'MaxBurn',
  [byNetUid],
  TaoBalance,
  100_000_000_000n,
  'Highest price of joining, in rao.',
)
export const BurnHalfLife = map(
  'BurnHalfLife',
  [byNetUid],
  u16,
  360,
  'Blocks in which the price of joining halves.',
)
export const BurnIncreaseMult = map(
  'BurnIncreaseMult',
  [byNetUid],
  U64F64,
  23_242_897_532_874_035_200n,
  'What joining multiplies the price by.',
)
export const Difficulty = map(
  'Difficulty',
  [byNetUid],
  u64,
  10_000_000n,
  'Difficulty of the proof of work.',
)
export const MinDifficulty = map(
  'MinDifficulty',
  [byNetUid],
  u64,
  10_000_000n,
  'Least difficulty of the proof of work.',
)
export const MaxDifficulty = map(
  'MaxDifficulty',
  [byNetUid],
  u64,
  4_611_686_018_427_387_903n,
  'Highest difficulty of the proof of work.',
)
export const RAORecycledForRegistration = map(
  'RAORecycledForRegistration',
  [byNetUid],
  TaoBalance,
  0n,
  'Rao that was recycled for joining.',
)
export const UsedWork = map(
  'UsedWork',
  [byBytes],
  u64,
  0n,
  'Proofs of work that were used, and when.',
)
