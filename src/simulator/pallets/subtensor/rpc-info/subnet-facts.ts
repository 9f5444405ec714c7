import { array, bool, i64, mapped, option, struct, u16, vec } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { AccountId } from '../../../frame/types.ts'
import * as S from '../storage/index.ts'
import { getNameForSubnet } from '../subnets/subnet-names.ts'
import { I96F32 } from '../types/fixed.ts'
import { SubnetIdentityV3 } from '../types/identity.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { addU64Saturating, subSaturating } from '../utils/saturating.ts'
import { compactBytes, compactU16, compactU64, compactU128 } from './compact.ts'
import { type Field, field } from './field.ts'

/** `I32F32` as `{ bits: i64 }`: only the steepness of the liquid alpha's sigmoid has this type. */
const I32F32 = mapped(
  struct({ bits: i64 }, { path: 'substrate_fixed::FixedI64' }),
  ({ bits }) => bits,
  (bits: bigint) => ({ bits }),
)

type Read<T> = (ctx: Context, netuid: number) => T
const short = (read: Read<number>): Field<number> => field(compactU16, read)
const long = (read: Read<bigint>): Field<bigint> => field(compactU64, read)
const flag = (read: Read<boolean>): Field<boolean> => field(bool, read)

function blocksSinceLastStep(ctx: Context, netuid: number): bigint {
  return subSaturating(getCurrentBlockAsU64(ctx), S.LastMechansimStepBlock.get(ctx, netuid))
}

/** Blocks after which a validator that set no weights counts as inactive. Upstream: utils/misc.rs. */
export function activityCutoffBlocks(ctx: Context, netuid: number): bigint {
  const factor = BigInt(S.ActivityCutoffFactorMilli.get(ctx, netuid))
  const blocks = (factor * BigInt(S.Tempo.get(ctx, netuid))) / 1000n
  return blocks > 1n ? blocks : 1n
}

function pendingAlpha(ctx: Context, netuid: number): bigint {
  return addU64Saturating(
    S.PendingValidatorEmission.get(ctx, netuid),
    S.PendingServerEmission.get(ctx, netuid),
  )
}

/**
 * Everything that runtime APIs tell of a subnet as a whole, by the names of their structs. Facts that upstream no longer
 * computes are constant, as they are there.
 *
 * Upstream: rpc_info/{subnet_info,dynamic_info,metagraph}.rs.
 */
export const SUBNET_FACTS = {
  netuid: short((_, netuid) => netuid),
  name: field(compactBytes, getNameForSubnet),
  subnet_name: field(compactBytes, getNameForSubnet),
  symbol: field(compactBytes, (ctx, netuid) => S.TokenSymbol.get(ctx, netuid)),
  token_symbol: field(compactBytes, (ctx, netuid) => S.TokenSymbol.get(ctx, netuid)),
  identity: field(option(SubnetIdentityV3), (ctx, id) => S.SubnetIdentitiesV3.get(ctx, id)),
  subnet_identity: field(option(SubnetIdentityV3), (ctx, id) => S.SubnetIdentitiesV3.get(ctx, id)),
  network_registered_at: long((ctx, netuid) => S.NetworkRegisteredAt.get(ctx, netuid)),
  owner_hotkey: field(AccountId, (ctx, netuid) => S.SubnetOwnerHotkey.get(ctx, netuid)),
  owner_coldkey: field(AccountId, (ctx, netuid) => S.SubnetOwner.get(ctx, netuid)),
  owner: field(AccountId, (ctx, netuid) => S.SubnetOwner.get(ctx, netuid)),

  block: long((ctx) => getCurrentBlockAsU64(ctx)),
  tempo: short((ctx, netuid) => S.Tempo.get(ctx, netuid)),
  last_step: long((ctx, netuid) => S.LastMechansimStepBlock.get(ctx, netuid)),
  blocks_since_last_step: long(blocksSinceLastStep),

  emission: long(() => 0n),
  emission_value: long(() => 0n),
  emission_values: long(() => 0n),
  subnet_emission: long(() => 0n),
  alpha_in: long((ctx, netuid) => S.SubnetAlphaIn.get(ctx, netuid)),
  alpha_out: long((ctx, netuid) => S.SubnetAlphaOut.get(ctx, netuid)),
  tao_in: long((ctx, netuid) => S.SubnetTAO.get(ctx, netuid)),
  alpha_out_emission: long((ctx, netuid) => S.SubnetAlphaOutEmission.get(ctx, netuid)),
  alpha_in_emission: long((ctx, netuid) => S.SubnetAlphaInEmission.get(ctx, netuid)),
  tao_in_emission: long((ctx, netuid) => S.SubnetTaoInEmission.get(ctx, netuid)),
  pending_alpha_emission: long(pendingAlpha),
  pending_root_emission: long(() => 0n),
  subnet_volume: field(compactU128, (ctx, netuid) => S.SubnetVolume.get(ctx, netuid)),
  moving_price: field(I96F32, (ctx, netuid) => S.SubnetMovingPrice.get(ctx, netuid)),

  rho: short((ctx, netuid) => S.Rho.get(ctx, netuid)),
  kappa: short((ctx, netuid) => S.Kappa.get(ctx, netuid)),
  min_allowed_weights: short((ctx, netuid) => S.MinAllowedWeights.get(ctx, netuid)),
  max_weights_limit: short(() => 0xffff),
  weights_version: long((ctx, netuid) => S.WeightsVersionKey.get(ctx, netuid)),
  weights_rate_limit: long((ctx, netuid) => S.WeightsSetRateLimit.get(ctx, netuid)),
  activity_cutoff: long(activityCutoffBlocks),
  max_validators: short((ctx, netuid) => S.MaxAllowedValidators.get(ctx, netuid)),
  max_allowed_validators: short((ctx, netuid) => S.MaxAllowedValidators.get(ctx, netuid)),
  scaling_law_power: short((ctx, netuid) => S.ScalingLawPower.get(ctx, netuid)),

  num_uids: short((ctx, netuid) => S.SubnetworkN.get(ctx, netuid)),
  subnetwork_n: short((ctx, netuid) => S.SubnetworkN.get(ctx, netuid)),
  max_uids: short((ctx, netuid) => S.MaxAllowedUids.get(ctx, netuid)),
  max_allowed_uids: short((ctx, netuid) => S.MaxAllowedUids.get(ctx, netuid)),
  burn: long((ctx, netuid) => S.Burn.get(ctx, netuid)),
  difficulty: long((ctx, netuid) => S.Difficulty.get(ctx, netuid)),
  registration_allowed: flag((ctx, netuid) => S.NetworkRegistrationAllowed.get(ctx, netuid)),
  pow_registration_allowed: flag((ctx, netuid) => S.NetworkPowRegistrationAllowed.get(ctx, netuid)),
  immunity_period: short((ctx, netuid) => S.ImmunityPeriod.get(ctx, netuid)),
  min_difficulty: long((ctx, netuid) => S.MinDifficulty.get(ctx, netuid)),
  max_difficulty: long((ctx, netuid) => S.MaxDifficulty.get(ctx, netuid)),
  min_burn: long((ctx, netuid) => S.MinBurn.get(ctx, netuid)),
  max_burn: long((ctx, netuid) => S.MaxBurn.get(ctx, netuid)),
  adjustment_alpha: long((ctx, netuid) => S.AdjustmentAlpha.get(ctx, netuid)),
  adjustment_interval: short((ctx, netuid) => S.AdjustmentInterval.get(ctx, netuid)),
  target_regs_per_interval: short((ctx, id) => S.TargetRegistrationsPerInterval.get(ctx, id)),
  max_regs_per_block: short((ctx, netuid) => S.MaxRegistrationsPerBlock.get(ctx, netuid)),
  serving_rate_limit: long((ctx, netuid) => S.ServingRateLimit.get(ctx, netuid)),
  network_modality: short(() => 0),
  network_connect: field(vec(array(u16, 2)), (): readonly (readonly number[])[] => []),

  commit_reveal_weights_enabled: flag((ctx, id) => S.CommitRevealWeightsEnabled.get(ctx, id)),
  commit_reveal_period: long((ctx, netuid) => S.RevealPeriodEpochs.get(ctx, netuid)),
  liquid_alpha_enabled: flag((ctx, netuid) => S.LiquidAlphaOn.get(ctx, netuid)),
  alpha_high: short((ctx, netuid) => S.AlphaValues.get(ctx, netuid)[1]),
  alpha_low: short((ctx, netuid) => S.AlphaValues.get(ctx, netuid)[0]),
  alpha_sigmoid_steepness: field(
    I32F32,
    (ctx, netuid) => BigInt(S.AlphaSigmoidSteepness.get(ctx, netuid)) << 32n,
  ),
  bonds_moving_avg: long((ctx, netuid) => S.BondsMovingAverage.get(ctx, netuid)),
  yuma_version: short((ctx, netuid) => (S.Yuma3On.get(ctx, netuid) ? 3 : 2)),
  subnet_is_active: flag((ctx, netuid) => S.SubtokenEnabled.get(ctx, netuid)),
  transfers_enabled: flag((ctx, netuid) => S.TransferToggle.get(ctx, netuid)),
  bonds_reset_enabled: flag((ctx, netuid) => S.BondsResetOn.get(ctx, netuid)),
  user_liquidity_enabled: flag(() => false),
} as const

export { I32F32 }
