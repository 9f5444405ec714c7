import { bool, i16, u8, u16, u32, u64 } from '../../../codec/index.ts'
import { type Constant, constant } from '../../frame/pallet.ts'
import { PalletIdBytes } from '../../frame/types.ts'
import { Percent } from './types/index.ts'

// What mainnet's runtime is configured with (runtime/src/lib.rs); shares are of 65535, amounts in rao.
export const InitialIssuance = 0n
export const InitialMinAllowedWeights = 1024
export const InitialEmissionValue = 0
export const InitialTempo = 360
export const InitialDifficulty = 10_000_000n
export const InitialMaxDifficulty = 4_611_686_018_427_387_903n
export const InitialMinDifficulty = 10_000_000n
export const InitialRAORecycledForRegistration = 0n
export const InitialBurn = 100_000_000n
export const InitialMaxBurn = 100_000_000_000n
export const InitialMinBurn = 500000n
export const InitialMinStake = 2_000_000n
export const MinBurnUpperBound = 1_000_000_000n
export const MaxBurnLowerBound = 100_000_000n
export const MinTempo = 360
export const MaxTempo = 50400
export const MinActivityCutoffFactorMilli = 1000
export const MaxActivityCutoffFactorMilli = 50000
export const InitialAdjustmentInterval = 100
export const InitialBondsMovingAverage = 900000n
export const InitialBondsPenalty = 65535
export const InitialBondsResetOn = false
export const InitialTargetRegistrationsPerInterval = 2
export const InitialRho = 10
export const InitialAlphaSigmoidSteepness = 1000
export const InitialKappa = 32767
export const InitialMinAllowedUids = 64
export const InitialMaxAllowedUids = 256
export const InitialValidatorPruneLen = 1n
export const InitialScalingLawPower = 50
export const InitialImmunityPeriod = 4096
export const InitialActivityCutoff = 5000
export const InitialMaxRegistrationsPerBlock = 1
export const InitialPruningScore = 65535
export const InitialMaxAllowedValidators = 128
export const InitialDefaultDelegateTake = 11796
export const InitialMinDelegateTake = 0
export const InitialDefaultChildKeyTake = 0
export const InitialMinChildKeyTake = 0
export const InitialMaxChildKeyTake = 11796
export const InitialWeightsVersionKey = 0n
export const InitialServingRateLimit = 50n
export const InitialTxRateLimit = 1000n
export const InitialTxDelegateTakeRateLimit = 216000n
export const InitialTxChildKeyTakeRateLimit = 216000n
export const InitialAdjustmentAlpha = 0n
export const InitialNetworkImmunityPeriod = 1_296_000n
export const InitialNetworkMinLockCost = 1_000_000_000_000n
export const InitialSubnetOwnerCut = 11796
export const InitialNetworkLockReductionInterval = 100800n
export const InitialNetworkRateLimit = 7200n
export const KeySwapCost = 100_000_000n
export const AlphaHigh = 58982
export const AlphaLow = 45875
export const LiquidAlphaOn = false
export const Yuma3On = false
export const InitialColdkeySwapAnnouncementDelay = 36000
export const InitialColdkeySwapReannouncementDelay = 7200
export const InitialDissolveNetworkScheduleDuration = 36000
export const InitialTaoWeight = 971_718_665_099_567_868n
export const InitialEmaPriceHalvingPeriod = 201600n
export const InitialStartCallDelay = 0n
export const KeySwapOnSubnetCost = 1_000_000n
export const HotkeySwapOnSubnetInterval = 7200n
export const LeaseDividendsDistributionInterval = 100
/** Blocks between two proofs of an EVM address; not shown in metadata. */
export const EvmKeyAssociateRateLimit = 7200n
export const MaxImmuneUidsPercentage = 80
export const SubtensorPalletId = '0x73756274656e7372'
export const BurnAccountId = '0x6275726e746e7372'
export const InitialMaxEpochsPerBlock = 2

/** The configuration as metadata shows it. */
export const constants: readonly Constant[] = [
  constant('InitialIssuance', u64, InitialIssuance, 'What `TotalIssuance` is until it is set.'),
  constant(
    'InitialMinAllowedWeights',
    u16,
    InitialMinAllowedWeights,
    'What `MinAllowedWeights` is until it is set.',
  ),
  constant(
    'InitialEmissionValue',
    u16,
    InitialEmissionValue,
    'Emission of a new neuron; no longer used.',
  ),
  constant('InitialTempo', u16, InitialTempo, 'What `Tempo` is until it is set.'),
  constant('InitialDifficulty', u64, InitialDifficulty, 'What `Difficulty` is until it is set.'),
  constant(
    'InitialMaxDifficulty',
    u64,
    InitialMaxDifficulty,
    'What `MaxDifficulty` is until it is set.',
  ),
  constant(
    'InitialMinDifficulty',
    u64,
    InitialMinDifficulty,
    'What `MinDifficulty` is until it is set.',
  ),
  constant(
    'InitialRAORecycledForRegistration',
    u64,
    InitialRAORecycledForRegistration,
    'What `RAORecycledForRegistration` is until it is set.',
  ),
  constant('InitialBurn', u64, InitialBurn, 'What `Burn` is until it is set.'),
  constant('InitialMaxBurn', u64, InitialMaxBurn, 'What `MaxBurn` is until it is set.'),
  constant('InitialMinBurn', u64, InitialMinBurn, 'What `MinBurn` is until it is set.'),
  constant('InitialMinStake', u64, InitialMinStake, 'Least stake, in rao.'),
  constant(
    'MinBurnUpperBound',
    u64,
    MinBurnUpperBound,
    'What the least price of joining may be at most, in rao.',
  ),
  constant(
    'MaxBurnLowerBound',
    u64,
    MaxBurnLowerBound,
    'What the highest price of joining must be at least, in rao.',
  ),
  constant('MinTempo', u16, MinTempo, 'Lowest tempo.'),
  constant('MaxTempo', u16, MaxTempo, 'Highest tempo.'),
  constant(
    'MinActivityCutoffFactorMilli',
    u32,
    MinActivityCutoffFactorMilli,
    'Lowest activity cutoff, in thousandths of a tempo.',
  ),
  constant(
    'MaxActivityCutoffFactorMilli',
    u32,
    MaxActivityCutoffFactorMilli,
    'Highest activity cutoff, in thousandths of a tempo.',
  ),
  constant(
    'InitialAdjustmentInterval',
    u16,
    InitialAdjustmentInterval,
    'What `AdjustmentInterval` is until it is set.',
  ),
  constant(
    'InitialBondsMovingAverage',
    u64,
    InitialBondsMovingAverage,
    'What `BondsMovingAverage` is until it is set.',
  ),
  constant(
    'InitialBondsPenalty',
    u16,
    InitialBondsPenalty,
    'What `BondsPenalty` is until it is set.',
  ),
  constant(
    'InitialBondsResetOn',
    bool,
    InitialBondsResetOn,
    'What `BondsResetOn` is until it is set.',
  ),
  constant(
    'InitialTargetRegistrationsPerInterval',
    u16,
    InitialTargetRegistrationsPerInterval,
    'What `TargetRegistrationsPerInterval` is until it is set.',
  ),
  constant('InitialRho', u16, InitialRho, 'What `Rho` is until it is set.'),
  constant(
    'InitialAlphaSigmoidSteepness',
    i16,
    InitialAlphaSigmoidSteepness,
    'What `AlphaSigmoidSteepness` is until it is set.',
  ),
  constant('InitialKappa', u16, InitialKappa, 'What `Kappa` is until it is set.'),
  constant(
    'InitialMinAllowedUids',
    u16,
    InitialMinAllowedUids,
    'What `MinAllowedUids` is until it is set.',
  ),
  constant(
    'InitialMaxAllowedUids',
    u16,
    InitialMaxAllowedUids,
    'What `MaxAllowedUids` is until it is set.',
  ),
  constant(
    'InitialValidatorPruneLen',
    u64,
    InitialValidatorPruneLen,
    'What `ValidatorPruneLen` is until it is set.',
  ),
  constant(
    'InitialScalingLawPower',
    u16,
    InitialScalingLawPower,
    'What `ScalingLawPower` is until it is set.',
  ),
  constant(
    'InitialImmunityPeriod',
    u16,
    InitialImmunityPeriod,
    'What `ImmunityPeriod` is until it is set.',
  ),
  constant(
    'InitialActivityCutoff',
    u16,
    InitialActivityCutoff,
    'What `ActivityCutoff` is until it is set.',
  ),
  constant(
    'InitialMaxRegistrationsPerBlock',
    u16,
    InitialMaxRegistrationsPerBlock,
    'What `MaxRegistrationsPerBlock` is until it is set.',
  ),
  constant(
    'InitialPruningScore',
    u16,
    InitialPruningScore,
    'Score of a new neuron; no longer used.',
  ),
  constant(
    'InitialMaxAllowedValidators',
    u16,
    InitialMaxAllowedValidators,
    'What `MaxAllowedValidators` is until it is set.',
  ),
  constant(
    'InitialDefaultDelegateTake',
    u16,
    InitialDefaultDelegateTake,
    'What `Delegates` is until it is set.',
  ),
  constant(
    'InitialMinDelegateTake',
    u16,
    InitialMinDelegateTake,
    'What `MinDelegateTake` is until it is set.',
  ),
  constant(
    'InitialDefaultChildKeyTake',
    u16,
    InitialDefaultChildKeyTake,
    'What `ChildkeyTake` is until it is set.',
  ),
  constant(
    'InitialMinChildKeyTake',
    u16,
    InitialMinChildKeyTake,
    'What `MinChildkeyTake` is until it is set.',
  ),
  constant(
    'InitialMaxChildKeyTake',
    u16,
    InitialMaxChildKeyTake,
    'What `MaxChildkeyTake` is until it is set.',
  ),
  constant(
    'InitialWeightsVersionKey',
    u64,
    InitialWeightsVersionKey,
    'What `WeightsVersionKey` is until it is set.',
  ),
  constant(
    'InitialServingRateLimit',
    u64,
    InitialServingRateLimit,
    'What `ServingRateLimit` is until it is set.',
  ),
  constant('InitialTxRateLimit', u64, InitialTxRateLimit, 'What `TxRateLimit` is until it is set.'),
  constant(
    'InitialTxDelegateTakeRateLimit',
    u64,
    InitialTxDelegateTakeRateLimit,
    'What `TxDelegateTakeRateLimit` is until it is set.',
  ),
  constant(
    'InitialTxChildKeyTakeRateLimit',
    u64,
    InitialTxChildKeyTakeRateLimit,
    'What `TxChildkeyTakeRateLimit` is until it is set.',
  ),
  constant(
    'InitialAdjustmentAlpha',
    u64,
    InitialAdjustmentAlpha,
    'What `AdjustmentAlpha` is until it is set.',
  ),
  constant(
    'InitialNetworkImmunityPeriod',
    u64,
    InitialNetworkImmunityPeriod,
    'What `NetworkImmunityPeriod` is until it is set.',
  ),
  constant(
    'InitialNetworkMinLockCost',
    u64,
    InitialNetworkMinLockCost,
    'What `NetworkMinLockCost` is until it is set.',
  ),
  constant(
    'InitialSubnetOwnerCut',
    u16,
    InitialSubnetOwnerCut,
    'What `SubnetOwnerCut` is until it is set.',
  ),
  constant(
    'InitialNetworkLockReductionInterval',
    u64,
    InitialNetworkLockReductionInterval,
    'What `NetworkLockReductionInterval` is until it is set.',
  ),
  constant(
    'InitialNetworkRateLimit',
    u64,
    InitialNetworkRateLimit,
    'What `NetworkRateLimit` is until it is set.',
  ),
  constant('KeySwapCost', u64, KeySwapCost, 'Rao for swapping a key.'),
  constant('AlphaHigh', u16, AlphaHigh, 'High alpha of liquid alpha, as a share of 65535.'),
  constant('AlphaLow', u16, AlphaLow, 'Low alpha of liquid alpha, as a share of 65535.'),
  constant('LiquidAlphaOn', bool, LiquidAlphaOn, 'Whether liquid alpha is on at first.'),
  constant('Yuma3On', bool, Yuma3On, 'Whether Yuma 3 is on at first.'),
  constant(
    'InitialColdkeySwapAnnouncementDelay',
    u32,
    InitialColdkeySwapAnnouncementDelay,
    'What `ColdkeySwapAnnouncementDelay` is until it is set.',
  ),
  constant(
    'InitialColdkeySwapReannouncementDelay',
    u32,
    InitialColdkeySwapReannouncementDelay,
    'What `ColdkeySwapReannouncementDelay` is until it is set.',
  ),
  constant(
    'InitialDissolveNetworkScheduleDuration',
    u32,
    InitialDissolveNetworkScheduleDuration,
    'What `DissolveNetworkScheduleDuration` is until it is set.',
  ),
  constant('InitialTaoWeight', u64, InitialTaoWeight, 'What `TaoWeight` is until it is set.'),
  constant(
    'InitialEmaPriceHalvingPeriod',
    u64,
    InitialEmaPriceHalvingPeriod,
    'What `EMAPriceHalvingBlocks` is until it is set.',
  ),
  constant(
    'InitialStartCallDelay',
    u64,
    InitialStartCallDelay,
    'What `StartCallDelay` is until it is set.',
  ),
  constant(
    'KeySwapOnSubnetCost',
    u64,
    KeySwapOnSubnetCost,
    'Rao for swapping a hotkey on one subnet.',
  ),
  constant(
    'HotkeySwapOnSubnetInterval',
    u64,
    HotkeySwapOnSubnetInterval,
    'Blocks between two swaps of hotkeys on a subnet.',
  ),
  constant(
    'LeaseDividendsDistributionInterval',
    u32,
    LeaseDividendsDistributionInterval,
    'Blocks between two payments of a lease.',
  ),
  constant(
    'MaxImmuneUidsPercentage',
    Percent,
    MaxImmuneUidsPercentage,
    'How many of the neurons may be protected, in percent.',
  ),
  constant(
    'SubtensorPalletId',
    PalletIdBytes,
    SubtensorPalletId,
    'The seed of the accounts of subnets.',
  ),
  constant(
    'BurnAccountId',
    PalletIdBytes,
    BurnAccountId,
    'The seed of the account that keeps what is burned.',
  ),
  constant(
    'InitialMaxEpochsPerBlock',
    u8,
    InitialMaxEpochsPerBlock,
    'What `MaxEpochsPerBlock` is until it is set.',
  ),
]
