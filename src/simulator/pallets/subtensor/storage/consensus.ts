import { bool, tuple, u16, u64, vec } from '../../../../codec/index.ts'
import { AlphaBalance } from '../../../frame/types.ts'
import { UidValues } from '../types/uid-values.ts'
import { byAccount, byMechanism, byNetUid, byUid, map } from './keys.ts'

// What the last epoch found, by place.

export const StakeWeight = map(
  'StakeWeight',
  [byNetUid],
  vec(u16),
  [],
  'Stake of each neuron, as a share of 65535.',
)
export const Active = map('Active', [byNetUid], vec(bool), [], 'Whether each neuron is active.')
export const Consensus = map(
  'Consensus',
  [byNetUid],
  vec(u16),
  [],
  'Consensus weight of each neuron, as a share of 65535.',
)
export const Incentive = map(
  'Incentive',
  [byMechanism],
  vec(u16),
  [],
  'Incentive of each neuron, as a share of 65535.',
)
export const Dividends = map(
  'Dividends',
  [byNetUid],
  vec(u16),
  [],
  'Dividends of each neuron, as a share of 65535.',
)
export const Emission = map(
  'Emission',
  [byNetUid],
  vec(AlphaBalance),
  [],
  'Emission of each neuron, in alpha.',
)
export const LastUpdate = map(
  'LastUpdate',
  [byMechanism],
  vec(u64),
  [],
  'When each neuron last set weights.',
)
export const ValidatorTrust = map(
  'ValidatorTrust',
  [byNetUid],
  vec(u16),
  [],
  'Trust of each validator, as a share of 65535.',
)
export const ValidatorPermit = map(
  'ValidatorPermit',
  [byNetUid],
  vec(bool),
  [],
  'Whether each neuron may set weights.',
)
export const Weights = map(
  'Weights',
  [byMechanism, byUid],
  vec(tuple(u16, u16)),
  [],
  'Weights that a neuron set: place and weight.',
)
export const Bonds = map(
  'Bonds',
  [byMechanism, byUid],
  UidValues,
  new Uint16Array(),
  'Bonds of a neuron: place and bond.',
)
export const VotingPower = map(
  'VotingPower',
  [byNetUid, byAccount],
  u64,
  0n,
  "Moving average of a validator's stake, for votes.",
)
export const VotingPowerTrackingEnabled = map(
  'VotingPowerTrackingEnabled',
  [byNetUid],
  bool,
  false,
  'Whether voting power is kept.',
)
export const VotingPowerDisableAtBlock = map(
  'VotingPowerDisableAtBlock',
  [byNetUid],
  u64,
  0n,
  'The block at which voting power ends; 0 for never.',
)
export const VotingPowerEmaAlpha = map(
  'VotingPowerEmaAlpha',
  [byNetUid],
  u64,
  3_570_000_000_000_000n,
  'Weight of the newest stake in voting power, in parts of 10^18.',
)
