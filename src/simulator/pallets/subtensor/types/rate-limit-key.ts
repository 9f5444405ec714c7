import { unitVariants, type ValueOf, variants } from '../../../../codec/index.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'

/** Settings that the owner of a subnet may change, each at a pace of its own. */
export const Hyperparameter = unitVariants(
  {
    Unknown: 0,
    ServingRateLimit: 1,
    MaxDifficulty: 2,
    AdjustmentAlpha: 3,
    MaxWeightLimit: 4,
    ImmunityPeriod: 5,
    MinAllowedWeights: 6,
    Kappa: 7,
    Rho: 8,
    ActivityCutoff: 9,
    PowRegistrationAllowed: 10,
    MinBurn: 11,
    MaxBurn: 12,
    BondsMovingAverage: 13,
    BondsPenalty: 14,
    CommitRevealEnabled: 15,
    LiquidAlphaEnabled: 16,
    AlphaValues: 17,
    WeightCommitInterval: 18,
    TransferEnabled: 19,
    AlphaSigmoidSteepness: 20,
    Yuma3Enabled: 21,
    BondsResetEnabled: 22,
    ImmuneNeuronLimit: 23,
    RecycleOrBurn: 24,
    MaxAllowedUids: 25,
    BurnHalfLife: 26,
    BurnIncreaseMult: 27,
    SubnetEmissionEnabled: 28,
    MinChildkeyTake: 29,
    ActivityCutoffFactorMilli: 30,
    TriggerEpoch: 31,
  },
  { path: 'pallet_subtensor::utils::rate_limiting::Hyperparameter' },
)
export type Hyperparameter = ValueOf<typeof Hyperparameter>

/** What the last block is remembered of. */
export const RateLimitKey = variants(
  {
    SetSNOwnerHotkey: { index: 0, value: NetUid },
    OwnerHyperparamUpdate: { index: 1, items: [NetUid, Hyperparameter] },
    NetworkLastRegistered: { index: 2 },
    LastTxBlock: { index: 3, value: AccountId },
    LastTxBlockChildKeyTake: { index: 4, value: AccountId },
    LastTxBlockDelegateTake: { index: 5, value: AccountId },
    AddStakeBurn: { index: 6, value: NetUid },
  },
  { path: 'pallet_subtensor::RateLimitKey', params: [['AccountId', AccountId]] },
)
export type RateLimitKey = ValueOf<typeof RateLimitKey>
