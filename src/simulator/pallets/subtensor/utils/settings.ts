import type { Context } from '../../../frame/context.ts'
import type { RuntimeEvent } from '../../../frame/pallet.ts'
import type { StorageMap, StorageValue } from '../../../frame/storage.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'

// The setters of utils/misc.rs that write one value and say so; what may be set is for the caller to check.

/** Sets one value of the whole chain. */
function chainSetting<V>(item: StorageValue<V>, event: (value: V) => RuntimeEvent) {
  return (ctx: Context, value: V): void => {
    item.set(ctx, value)
    ctx.deposit(event(value))
  }
}

/** Sets one value of a subnet. */
function subnetSetting<V>(
  item: StorageMap<readonly [number], V>,
  event: (netuid: number, value: V) => RuntimeEvent,
) {
  return (ctx: Context, netuid: number, value: V): void => {
    item.set(ctx, netuid, value)
    ctx.deposit(event(netuid, value))
  }
}

export const setAdminFreezeWindow = chainSetting(S.AdminFreezeWindow, Event.AdminFreezeWindowSet)
export const setOwnerHyperparamRateLimit = chainSetting(
  S.OwnerHyperparamRateLimit,
  Event.OwnerHyperparamRateLimitSet,
)
export const setStakeThreshold = chainSetting(S.StakeThreshold, Event.StakeThresholdSet)
export const setMaxEpochsPerBlock = chainSetting(S.MaxEpochsPerBlock, Event.MaxEpochsPerBlockSet)
export const setTxRateLimit = chainSetting(S.TxRateLimit, Event.TxRateLimitSet)
export const setTxDelegateTakeRateLimit = chainSetting(
  S.TxDelegateTakeRateLimit,
  Event.TxDelegateTakeRateLimitSet,
)
export const setTxChildkeyTakeRateLimit = chainSetting(
  S.TxChildkeyTakeRateLimit,
  Event.TxChildKeyTakeRateLimitSet,
)
export const setMinDelegateTake = chainSetting(S.MinDelegateTake, Event.MinDelegateTakeSet)
export const setMaxDelegateTake = chainSetting(S.MaxDelegateTake, Event.MaxDelegateTakeSet)
export const setMinChildkeyTake = chainSetting(S.MinChildkeyTake, Event.MinChildKeyTakeSet)
export const setMaxChildkeyTake = chainSetting(S.MaxChildkeyTake, Event.MaxChildKeyTakeSet)
export const setSubnetOwnerCut = chainSetting(S.SubnetOwnerCut, Event.SubnetOwnerCutSet)
export const setMaxSubnets = chainSetting(S.SubnetLimit, Event.SubnetLimitSet)
export const setNetworkRateLimit = chainSetting(S.NetworkRateLimit, Event.NetworkRateLimitSet)
export const setNetworkImmunityPeriod = chainSetting(
  S.NetworkImmunityPeriod,
  Event.NetworkImmunityPeriodSet,
)
export const setStartCallDelay = chainSetting(S.StartCallDelay, Event.StartCallDelaySet)
export const setNetworkMinLock = chainSetting(S.NetworkMinLockCost, Event.NetworkMinLockCostSet)
export const setLockReductionInterval = chainSetting(
  S.NetworkLockReductionInterval,
  Event.NetworkLockCostReductionIntervalSet,
)
export const setCommitRevealWeightsVersion = chainSetting(
  S.CommitRevealWeightsVersion,
  Event.CommitRevealVersionSet,
)
export const setColdkeySwapAnnouncementDelay = chainSetting(
  S.ColdkeySwapAnnouncementDelay,
  Event.ColdkeySwapAnnouncementDelaySet,
)
export const setColdkeySwapReannouncementDelay = chainSetting(
  S.ColdkeySwapReannouncementDelay,
  Event.ColdkeySwapReannouncementDelaySet,
)
export const setDissolveNetworkScheduleDuration = chainSetting(
  S.DissolveNetworkScheduleDuration,
  Event.DissolveNetworkScheduleDurationSet,
)

export const setTempoUnchecked = subnetSetting(S.Tempo, Event.TempoSet)
export const setMinNonImmuneUids = subnetSetting(S.MinNonImmuneUids, Event.MinNonImmuneUidsSet)
export const setMinChildkeyTakeForSubnet = subnetSetting(
  S.MinChildkeyTakePerSubnet,
  Event.MinChildKeyTakePerSubnetSet,
)
export const setServingRateLimit = subnetSetting(S.ServingRateLimit, Event.ServingRateLimitSet)
export const setMinDifficulty = subnetSetting(S.MinDifficulty, Event.MinDifficultySet)
export const setMaxDifficulty = subnetSetting(S.MaxDifficulty, Event.MaxDifficultySet)
export const setDifficulty = subnetSetting(S.Difficulty, Event.DifficultySet)
export const setWeightsVersionKey = subnetSetting(S.WeightsVersionKey, Event.WeightsVersionKeySet)
export const setWeightsSetRateLimit = subnetSetting(
  S.WeightsSetRateLimit,
  Event.WeightsSetRateLimitSet,
)
export const setAdjustmentInterval = subnetSetting(
  S.AdjustmentInterval,
  Event.AdjustmentIntervalSet,
)
export const setAdjustmentAlpha = subnetSetting(S.AdjustmentAlpha, Event.AdjustmentAlphaSet)
export const setImmunityPeriod = subnetSetting(S.ImmunityPeriod, Event.ImmunityPeriodSet)
export const setMinAllowedWeights = subnetSetting(S.MinAllowedWeights, Event.MinAllowedWeightSet)
export const setMinAllowedUids = subnetSetting(S.MinAllowedUids, Event.MinAllowedUidsSet)
export const setMaxAllowedUids = subnetSetting(S.MaxAllowedUids, Event.MaxAllowedUidsSet)
export const setKappa = subnetSetting(S.Kappa, Event.KappaSet)
export const setCommitRevealWeightsEnabled = subnetSetting(
  S.CommitRevealWeightsEnabled,
  Event.CommitRevealEnabled,
)
export const setActivityCutoff = subnetSetting(S.ActivityCutoff, Event.ActivityCutoffSet)
export const setActivityCutoffFactorMilli = subnetSetting(
  S.ActivityCutoffFactorMilli,
  (netuid, factor_milli) => Event.ActivityCutoffFactorMilliSet({ netuid, factor_milli }),
)
export const setNetworkRegistrationAllowed = subnetSetting(
  S.NetworkRegistrationAllowed,
  Event.RegistrationAllowed,
)
export const setTargetRegistrationsPerInterval = subnetSetting(
  S.TargetRegistrationsPerInterval,
  Event.RegistrationPerIntervalSet,
)
export const setMinBurn = subnetSetting(S.MinBurn, Event.MinBurnSet)
export const setMaxBurn = subnetSetting(S.MaxBurn, Event.MaxBurnSet)
export const setMaxAllowedValidators = subnetSetting(
  S.MaxAllowedValidators,
  Event.MaxAllowedValidatorsSet,
)
export const setBondsMovingAverage = subnetSetting(
  S.BondsMovingAverage,
  Event.BondsMovingAverageSet,
)
export const setBondsPenalty = subnetSetting(S.BondsPenalty, Event.BondsPenaltySet)
export const setBondsReset = subnetSetting(S.BondsResetOn, Event.BondsResetOnSet)
export const setMaxRegistrationsPerBlock = subnetSetting(
  S.MaxRegistrationsPerBlock,
  Event.MaxRegistrationsPerBlockSet,
)
export const setRaoRecycled = subnetSetting(
  S.RAORecycledForRegistration,
  Event.RAORecycledForRegistrationSet,
)
