import { u8, u16, u64, vec } from '../../../../codec/index.ts'
import { MechId } from '../types/mechanism.ts'
import { byNetUid, byTwoxNetUid, map, optionalMap, value } from './keys.ts'

// When epochs run.

export const Tempo = map('Tempo', [byNetUid], u16, 360, 'Blocks between two epochs.')
export const MaxEpochsPerBlock = value(
  'MaxEpochsPerBlock',
  u8,
  2,
  'Epochs that may run in one block.',
)
export const LastEpochBlock = map(
  'LastEpochBlock',
  [byNetUid],
  u64,
  0n,
  'The block of the last epoch that was due.',
)
export const PendingEpochAt = map(
  'PendingEpochAt',
  [byNetUid],
  u64,
  0n,
  'The block for which the owner asked an epoch; 0 for none.',
)
export const SubnetEpochIndex = map(
  'SubnetEpochIndex',
  [byNetUid],
  u64,
  0n,
  'How many epochs were due.',
)
export const BlocksSinceLastStep = map(
  'BlocksSinceLastStep',
  [byNetUid],
  u64,
  0n,
  'Blocks since the last epoch.',
)
export const LastMechansimStepBlock = map(
  'LastMechansimStepBlock',
  [byNetUid],
  u64,
  0n,
  'The block of the last epoch that ran.',
)
export const MaxMechanismCount = value(
  'MaxMechanismCount',
  MechId,
  2,
  'How many mechanisms a subnet may have.',
)
export const MechanismCountCurrent = map(
  'MechanismCountCurrent',
  [byTwoxNetUid],
  MechId,
  1,
  'How many mechanisms a subnet has.',
)
export const MechanismEmissionSplit = optionalMap(
  'MechanismEmissionSplit',
  [byTwoxNetUid],
  vec(u16),
  "How a subnet's emission is shared among its mechanisms, as shares of 65535.",
)
