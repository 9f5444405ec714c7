import { bool, bytes, struct, type ValueOf, variants, vec } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { getEffectiveMinChildkeyTake } from '../staking/childkey-take.ts'
import * as S from '../storage/index.ts'
import { U64F64 } from '../types/fixed.ts'
import { compactU16, compactU32, compactU64, compactU128 } from './compact.ts'
import { activityCutoffBlocks, I32F32 } from './subnet-facts.ts'

const INFO = 'pallet_subtensor::rpc_info::subnet_info'

const HyperparamValue = variants(
  {
    Bool: { index: 0, value: bool },
    U16: { index: 1, value: compactU16 },
    U32: { index: 2, value: compactU32 },
    U64: { index: 3, value: compactU64 },
    U128: { index: 4, value: compactU128 },
    TaoBalance: { index: 5, value: compactU64 },
    I32F32: { index: 6, value: I32F32 },
    U64F64: { index: 7, value: U64F64 },
  },
  { path: `${INFO}::HyperparamValue` },
)
type Value = ValueOf<typeof HyperparamValue>

/** `SubnetHyperparamsV3`: an open list of names and values. */
export const SubnetHyperparamsV3 = vec(
  struct({ name: bytes, value: HyperparamValue }, { path: `${INFO}::HyperparamEntry` }),
)

const flag = (value: boolean): Value => ({ type: 'Bool', value })
const short = (value: number): Value => ({ type: 'U16', value })
const middle = (value: number): Value => ({ type: 'U32', value })
const long = (value: bigint): Value => ({ type: 'U64', value })
const tao = (value: bigint): Value => ({ type: 'TaoBalance', value })
const steepness = (value: bigint): Value => ({ type: 'I32F32', value })
const factor = (value: bigint): Value => ({ type: 'U64F64', value })

const ENCODER = new TextEncoder()

/** Every hyperparameter of a subnet, in upstream's order. Upstream: rpc_info/subnet_info.rs. */
export function subnetHyperparamsV3(
  ctx: Context,
  netuid: number,
): ValueOf<typeof SubnetHyperparamsV3> {
  const [alphaLow, alphaHigh] = S.AlphaValues.get(ctx, netuid)
  const values: Readonly<Record<string, Value>> = {
    kappa: short(S.Kappa.get(ctx, netuid)),
    immunity_period: short(S.ImmunityPeriod.get(ctx, netuid)),
    min_allowed_weights: short(S.MinAllowedWeights.get(ctx, netuid)),
    max_weights_limit: short(0xffff),
    tempo: short(S.Tempo.get(ctx, netuid)),
    weights_version: long(S.WeightsVersionKey.get(ctx, netuid)),
    weights_rate_limit: long(S.WeightsSetRateLimit.get(ctx, netuid)),
    activity_cutoff: long(activityCutoffBlocks(ctx, netuid)),
    activity_cutoff_factor: middle(S.ActivityCutoffFactorMilli.get(ctx, netuid)),
    registration_allowed: flag(S.NetworkRegistrationAllowed.get(ctx, netuid)),
    target_regs_per_interval: short(S.TargetRegistrationsPerInterval.get(ctx, netuid)),
    min_burn: tao(S.MinBurn.get(ctx, netuid)),
    max_burn: tao(S.MaxBurn.get(ctx, netuid)),
    burn_half_life: short(S.BurnHalfLife.get(ctx, netuid)),
    burn_increase_mult: factor(S.BurnIncreaseMult.get(ctx, netuid)),
    bonds_moving_avg: long(S.BondsMovingAverage.get(ctx, netuid)),
    max_regs_per_block: short(S.MaxRegistrationsPerBlock.get(ctx, netuid)),
    serving_rate_limit: long(S.ServingRateLimit.get(ctx, netuid)),
    max_validators: short(S.MaxAllowedValidators.get(ctx, netuid)),
    commit_reveal_period: long(S.RevealPeriodEpochs.get(ctx, netuid)),
    commit_reveal_weights_enabled: flag(S.CommitRevealWeightsEnabled.get(ctx, netuid)),
    alpha_high: short(alphaHigh),
    alpha_low: short(alphaLow),
    liquid_alpha_enabled: flag(S.LiquidAlphaOn.get(ctx, netuid)),
    alpha_sigmoid_steepness: steepness(BigInt(S.AlphaSigmoidSteepness.get(ctx, netuid)) << 32n),
    yuma_version: short(S.Yuma3On.get(ctx, netuid) ? 3 : 2),
    subnet_is_active: flag(S.SubtokenEnabled.get(ctx, netuid)),
    transfers_enabled: flag(S.TransferToggle.get(ctx, netuid)),
    bonds_reset_enabled: flag(S.BondsResetOn.get(ctx, netuid)),
    user_liquidity_enabled: flag(false),
    owner_cut_enabled: flag(S.OwnerCutEnabled.get(ctx, netuid)),
    owner_cut_auto_lock_enabled: flag(S.OwnerCutAutoLockEnabled.get(ctx, netuid)),
    min_childkey_take: short(getEffectiveMinChildkeyTake(ctx, netuid)),
  }
  return Object.entries(values).map(([name, value]) => ({ name: ENCODER.encode(name), value }))
}
