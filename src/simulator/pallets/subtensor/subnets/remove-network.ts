import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState, StorageMap } from '../../../frame/storage.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { mechanismIndices } from './uids.ts'

/** What a subnet owns under its netuid alone. */
const SETTINGS = [
  S.SubnetOwner,
  S.SubnetworkN,
  S.NetworksAdded,
  S.NetworkRegisteredAt,
  S.Active,
  S.Emission,
  S.Consensus,
  S.Dividends,
  S.ValidatorPermit,
  S.ValidatorTrust,
  S.Tempo,
  S.Kappa,
  S.Difficulty,
  S.MaxAllowedUids,
  S.ImmunityPeriod,
  S.ActivityCutoff,
  S.ActivityCutoffFactorMilli,
  S.LastEpochBlock,
  S.PendingEpochAt,
  S.SubnetEpochIndex,
  S.MinAllowedWeights,
  S.RegistrationsThisInterval,
  S.POWRegistrationsThisInterval,
  S.BurnRegistrationsThisInterval,
  S.SubnetAlphaInEmission,
  S.SubnetAlphaOutEmission,
  S.SubnetTaoInEmission,
  S.SubnetVolume,
  S.SubnetMovingPrice,
  S.SubnetTaoFlow,
  S.SubnetEmaTaoFlow,
  S.SubnetProtocolFlow,
  S.SubnetEmaProtocolFlow,
  S.SubnetExcessTao,
  S.SubnetRootSellTao,
  S.TokenSymbol,
  S.SubnetMechanism,
  S.SubnetOwnerHotkey,
  S.NetworkRegistrationAllowed,
  S.NetworkPowRegistrationAllowed,
  S.TransferToggle,
  S.SubnetLocked,
  S.LargestLocked,
  S.FirstEmissionBlockNumber,
  S.PendingValidatorEmission,
  S.PendingServerEmission,
  S.PendingRootAlphaDivs,
  S.PendingOwnerCut,
  S.MinerBurned,
  S.BlocksSinceLastStep,
  S.LastMechansimStepBlock,
  S.LastAdjustmentBlock,
  S.ServingRateLimit,
  S.Rho,
  S.AlphaSigmoidSteepness,
  S.MaxAllowedValidators,
  S.BondsMovingAverage,
  S.BondsPenalty,
  S.BondsResetOn,
  S.WeightsSetRateLimit,
  S.ValidatorPruneLen,
  S.ScalingLawPower,
  S.TargetRegistrationsPerInterval,
  S.CommitRevealWeightsEnabled,
  S.BurnHalfLife,
  S.BurnIncreaseMult,
  S.Burn,
  S.MinBurn,
  S.MaxBurn,
  S.MinDifficulty,
  S.MaxDifficulty,
  S.RegistrationsThisBlock,
  S.EMAPriceHalvingBlocks,
  S.RAORecycledForRegistration,
  S.MaxRegistrationsPerBlock,
  S.WeightsVersionKey,
  S.LiquidAlphaOn,
  S.Yuma3On,
  S.AlphaValues,
  S.SubtokenEnabled,
  S.OwnerCutAutoLockEnabled,
  S.ImmuneOwnerUidsLimit,
  S.StakeWeight,
  S.LoadedEmission,
  S.RevealPeriodEpochs,
  S.MechanismEmissionSplit,
]

/** What a subnet owns of each of its neurons, below its netuid. */
const BY_NEURON = [
  S.BlockAtRegistration,
  S.Axons,
  S.NeuronCertificates,
  S.Prometheus,
  S.AlphaDividendsPerSubnet,
  S.PendingChildKeys,
  S.AssociatedEvmAddress,
  S.LastHotkeySwapOnNetuid,
]

/** What each mechanism of a subnet owns. */
const BY_MECHANISM = [
  S.WeightCommits,
  S.TimelockedWeightCommits,
  S.CRV3WeightCommits,
  S.CRV3WeightCommitsV2,
  S.Bonds,
  S.Weights,
]

/** Removes what lies below any hotkey and this netuid. */
function clearOn<K extends readonly [AccountId, number, ...unknown[]], V>(
  at: HasState,
  item: StorageMap<K, V>,
  netuid: number,
): void {
  const everyone = [] as unknown as Partial<K>
  for (const key of item.keys(at, ...everyone)) if (key[1] === netuid) item.remove(at, ...key)
}

/** Forgets what hotkeys own on a subnet, the netuid being the second key. */
function clearHotkeys(at: HasState, netuid: number): void {
  clearOn(at, S.ChildkeyTake, netuid)
  clearOn(at, S.ChildKeys, netuid)
  clearOn(at, S.ParentKeys, netuid)
  clearOn(at, S.LastHotkeyEmissionOnNetuid, netuid)
  clearOn(at, S.TotalHotkeyAlphaLastEpoch, netuid)
  clearOn(at, S.TransactionKeyLastBlock, netuid)
}

function clearSeats(at: HasState, netuid: number): void {
  for (const hotkey of S.Keys.values(at, netuid)) S.IsNetworkMember.remove(at, hotkey, netuid)
  S.Uids.clear(at, netuid)
  S.Keys.clear(at, netuid)
  for (const item of BY_NEURON) item.clear(at, netuid)
}

function clearMechanisms(at: HasState, netuid: number): void {
  for (const index of mechanismIndices(at, netuid)) {
    S.LastUpdate.remove(at, index)
    S.Incentive.remove(at, index)
    for (const item of BY_MECHANISM) item.clear(at, index)
  }
  S.MechanismCountCurrent.remove(at, netuid)
}

function clearLease(at: HasState, netuid: number): void {
  const lease = S.SubnetUidToLeaseId.take(at, netuid)
  if (lease === undefined) return
  S.SubnetLeases.remove(at, lease)
  S.SubnetLeaseShares.clear(at, lease)
  S.AccumulatedLeaseDividends.remove(at, lease)
}

/** Locks go with the subnet that they were on. Upstream: staking/lock.rs, `destroy_lock_maps`. */
export function clearLocks(at: HasState, netuid: number): void {
  for (const [, hotkey, coldkey] of S.LockingColdkeys.keys(at, netuid))
    S.Lock.remove(at, coldkey, netuid, hotkey)
  S.LockingColdkeys.clear(at, netuid)
  S.HotkeyLock.clear(at, netuid)
  S.DecayingHotkeyLock.clear(at, netuid)
  S.OwnerLock.remove(at, netuid)
  S.DecayingOwnerLock.remove(at, netuid)
  for (const [coldkey, on] of S.DecayingLock.keys(at))
    if (on === netuid) S.DecayingLock.remove(at, coldkey, netuid)
}

/**
 * Forgets a subnet: its neurons, settings, figures and identity. Stake and pool must be gone already.
 *
 * Upstream: coinbase/root.rs, `remove_network`.
 */
export function removeNetwork(ctx: Context, netuid: number): void {
  clearMechanisms(ctx, netuid)
  clearSeats(ctx, netuid)
  // Weights on root still name subnets: the one that goes weighs nothing.
  for (const [[index, uid], weights] of S.Weights.entries(ctx, 0))
    S.Weights.set(
      ctx,
      index,
      uid,
      weights.map(([to, weight]) => [to, to === netuid ? 0 : weight]),
    )
  S.TotalNetworks.mutate(ctx, (count) => Math.max(count - 1, 0))
  for (const item of SETTINGS) item.remove(ctx, netuid)
  if (S.SubnetIdentitiesV3.has(ctx, netuid)) {
    S.SubnetIdentitiesV3.remove(ctx, netuid)
    ctx.deposit(Event.SubnetIdentityRemoved(netuid))
  }
  clearHotkeys(ctx, netuid)
  clearLease(ctx, netuid)
  clearLocks(ctx, netuid)
}
