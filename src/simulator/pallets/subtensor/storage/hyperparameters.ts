import { bool, i16, tuple, u16, u32, u64 } from '../../../../codec/index.ts'
import { byBlakeNetUid, byNetUid, map, value } from './keys.ts'

// The settings of a subnet.

export const Rho = map('Rho', [byNetUid], u16, 10, 'Steepness of the trust function.')
export const Kappa = map(
  'Kappa',
  [byNetUid],
  u16,
  32767,
  'Majority needed for consensus, as a share of 65535.',
)
export const AlphaSigmoidSteepness = map(
  'AlphaSigmoidSteepness',
  [byNetUid],
  i16,
  1000,
  'Steepness of the curve between the two alphas of liquid alpha.',
)
export const MinAllowedUids = map(
  'MinAllowedUids',
  [byNetUid],
  u16,
  64,
  'Fewest places of a subnet that its owner may choose.',
)
export const MaxAllowedUids = map('MaxAllowedUids', [byNetUid], u16, 256, 'Places on a subnet.')
export const ImmunityPeriod = map(
  'ImmunityPeriod',
  [byNetUid],
  u16,
  4096,
  'Blocks for which a new neuron cannot be replaced.',
)
export const MinNonImmuneUids = map(
  'MinNonImmuneUids',
  [byNetUid],
  u16,
  10,
  'Neurons that must stay replaceable.',
)
export const ImmuneOwnerUidsLimit = map(
  'ImmuneOwnerUidsLimit',
  [byNetUid],
  u16,
  1,
  'How many neurons of the owner are protected.',
)
export const ActivityCutoff = map(
  'ActivityCutoff',
  [byNetUid],
  u16,
  5000,
  'Blocks without weights after which a validator is inactive, before it followed the tempo.',
)
export const ActivityCutoffFactorMilli = map(
  'ActivityCutoffFactorMilli',
  [byNetUid],
  u32,
  13889,
  'Epochs without weights after which a validator is inactive, in thousandths.',
)
export const MinActivityCutoff = value(
  'MinActivityCutoff',
  u16,
  360,
  'Lowest activity cutoff, in blocks.',
)
export const MaxWeightsLimit = map(
  'MaxWeightsLimit',
  [byNetUid],
  u16,
  65535,
  'Largest single weight; no longer enforced.',
)
export const MinAllowedWeights = map(
  'MinAllowedWeights',
  [byNetUid],
  u16,
  1024,
  'Fewest weights that a validator may set.',
)
export const MaxAllowedValidators = map(
  'MaxAllowedValidators',
  [byNetUid],
  u16,
  128,
  'Validators with a permit.',
)
export const WeightsVersionKey = map(
  'WeightsVersionKey',
  [byNetUid],
  u64,
  0n,
  'Version that weights must name.',
)
export const WeightsVersionKeyRateLimit = value(
  'WeightsVersionKeyRateLimit',
  u64,
  5n,
  'Tempos between two changes of the version.',
)
export const WeightsSetRateLimit = map(
  'WeightsSetRateLimit',
  [byNetUid],
  u64,
  100n,
  'Blocks between two settings of weights by one neuron.',
)
export const BondsMovingAverage = map(
  'BondsMovingAverage',
  [byNetUid],
  u64,
  900000n,
  'Weight of old bonds, in millionths.',
)
export const BondsPenalty = map(
  'BondsPenalty',
  [byNetUid],
  u16,
  65535,
  'Penalty on bonds beyond consensus, as a share of 65535.',
)
export const BondsResetOn = map(
  'BondsResetOn',
  [byNetUid],
  bool,
  false,
  'Whether bonds can be reset.',
)
export const ValidatorPruneLen = map(
  'ValidatorPruneLen',
  [byNetUid],
  u64,
  1n,
  'Validators to prune; no longer used.',
)
export const ScalingLawPower = map(
  'ScalingLawPower',
  [byNetUid],
  u16,
  50,
  'Power of the scaling law; no longer used.',
)
export const LiquidAlphaOn = map(
  'LiquidAlphaOn',
  [byBlakeNetUid],
  bool,
  false,
  'Whether each bond has its own moving average.',
)
export const Yuma3On = map(
  'Yuma3On',
  [byBlakeNetUid],
  bool,
  false,
  'Whether an epoch runs the third version of Yuma consensus.',
)
export const AlphaValues = map(
  'AlphaValues',
  [byNetUid],
  tuple(u16, u16),
  [45875, 58982],
  'Lowest and highest alpha of liquid alpha, as shares of 65535.',
)
export const ServingRateLimit = map(
  'ServingRateLimit',
  [byNetUid],
  u64,
  50n,
  'Blocks between two announcements of an endpoint.',
)
export const AdminFreezeWindow = value(
  'AdminFreezeWindow',
  u16,
  10,
  'Blocks before an epoch in which owners may change nothing.',
)
export const OwnerHyperparamRateLimit = value(
  'OwnerHyperparamRateLimit',
  u16,
  2,
  'Tempos between two changes of a setting by the owner.',
)
