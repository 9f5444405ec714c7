import { bool, tuple, u16, u64, vec } from '../../../../codec/index.ts'
import { AccountId, H256 } from '../../../frame/types.ts'
import { CommitBytes } from '../types/mechanism.ts'
import {
  byEpoch,
  byNetUid,
  byTwoxAccount,
  byTwoxMechanism,
  byTwoxNetUid,
  map,
  optionalMap,
  value,
} from './keys.ts'

// Weights that were committed and not yet revealed.

export const CommitRevealWeightsEnabled = map(
  'CommitRevealWeightsEnabled',
  [byNetUid],
  bool,
  true,
  'Whether weights must be committed before they are revealed.',
)
export const CommitRevealWeightsVersion = value(
  'CommitRevealWeightsVersion',
  u16,
  4,
  'Version that commits must name.',
)
export const RevealPeriodEpochs = map(
  'RevealPeriodEpochs',
  [byTwoxNetUid],
  u64,
  1n,
  'Epochs between commit and reveal.',
)
export const WeightCommits = optionalMap(
  'WeightCommits',
  [byTwoxMechanism, byTwoxAccount],
  vec(tuple(H256, u64, u64, u64)),
  'Commits of a hotkey: hash, epoch, block, and a number that is no longer used.',
)
export const TimelockedWeightCommits = map(
  'TimelockedWeightCommits',
  [byTwoxMechanism, byEpoch],
  vec(tuple(AccountId, u64, CommitBytes, u64)),
  [],
  'Encrypted weights of an epoch: who, block, ciphertext, round of drand that opens it.',
)
export const CRV3WeightCommits = map(
  'CRV3WeightCommits',
  [byTwoxMechanism, byEpoch],
  vec(tuple(AccountId, CommitBytes, u64)),
  [],
  'Encrypted weights in the first format.',
)
export const CRV3WeightCommitsV2 = map(
  'CRV3WeightCommitsV2',
  [byTwoxMechanism, byEpoch],
  vec(tuple(AccountId, u64, CommitBytes, u64)),
  [],
  'Encrypted weights in the second format.',
)
