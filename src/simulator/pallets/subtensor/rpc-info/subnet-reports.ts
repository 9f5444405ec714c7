import { AccountId } from '../../../frame/types.ts'
import { BlocksSinceLastStep } from '../storage/index.ts'
import { compactU64 } from './compact.ts'
import { field, report } from './field.ts'
import { SUBNET_FACTS } from './subnet-facts.ts'

const INFO = 'pallet_subtensor::rpc_info::subnet_info'
const account = [['AccountId', AccountId]] as const

const subnetInfo = [
  ...(['netuid', 'rho', 'kappa', 'difficulty', 'immunity_period'] as const),
  ...(['max_allowed_validators', 'min_allowed_weights', 'max_weights_limit'] as const),
  ...(['scaling_law_power', 'subnetwork_n', 'max_allowed_uids', 'blocks_since_last_step'] as const),
  ...(['tempo', 'network_modality', 'network_connect'] as const),
] as const

const hyperparams = [
  ...(['rho', 'kappa', 'immunity_period', 'min_allowed_weights', 'max_weights_limit'] as const),
  ...(['tempo', 'min_difficulty', 'max_difficulty', 'weights_version'] as const),
  ...(['weights_rate_limit', 'adjustment_interval', 'activity_cutoff'] as const),
  ...(['registration_allowed', 'target_regs_per_interval', 'min_burn', 'max_burn'] as const),
  ...(['bonds_moving_avg', 'max_regs_per_block', 'serving_rate_limit', 'max_validators'] as const),
  ...(['adjustment_alpha', 'difficulty', 'commit_reveal_period'] as const),
  ...([
    'commit_reveal_weights_enabled',
    'alpha_high',
    'alpha_low',
    'liquid_alpha_enabled',
  ] as const),
] as const

/** The oldest structs still count by the item that epochs set back. */
const COUNTED = {
  ...SUBNET_FACTS,
  blocks_since_last_step: field(compactU64, (ctx, id) => BlocksSinceLastStep.get(ctx, id)),
} as const

/** `SubnetInfo`. Upstream: rpc_info/subnet_info.rs. */
export const SubnetInfo = report(COUNTED, [...subnetInfo, 'emission_values', 'burn', 'owner'], {
  path: `${INFO}::SubnetInfo`,
  params: account,
})

/** `SubnetInfov2`: with the subnet's identity. */
export const SubnetInfoV2 = report(
  COUNTED,
  [...subnetInfo, 'emission_value', 'burn', 'owner', 'identity'],
  { path: `${INFO}::SubnetInfov2`, params: account },
)

/** `SubnetHyperparams`. */
export const SubnetHyperparams = report(SUBNET_FACTS, hyperparams, {
  path: `${INFO}::SubnetHyperparams`,
})

/** `SubnetHyperparamsV2`: with the newer switches. */
export const SubnetHyperparamsV2 = report(
  SUBNET_FACTS,
  [
    ...hyperparams,
    ...(['alpha_sigmoid_steepness', 'yuma_version', 'subnet_is_active'] as const),
    ...(['transfers_enabled', 'bonds_reset_enabled', 'user_liquidity_enabled'] as const),
  ],
  { path: `${INFO}::SubnetHyperparamsV2` },
)

/** `DynamicInfo`: pool, prices and emission. Upstream: rpc_info/dynamic_info.rs. */
export const DynamicInfo = report(
  SUBNET_FACTS,
  [
    ...([
      'netuid',
      'owner_hotkey',
      'owner_coldkey',
      'subnet_name',
      'token_symbol',
      'tempo',
    ] as const),
    ...(['last_step', 'blocks_since_last_step', 'emission', 'alpha_in', 'alpha_out'] as const),
    ...(['tao_in', 'alpha_out_emission', 'alpha_in_emission', 'tao_in_emission'] as const),
    ...(['pending_alpha_emission', 'pending_root_emission', 'subnet_volume'] as const),
    ...(['network_registered_at', 'subnet_identity', 'moving_price'] as const),
  ],
  { path: 'pallet_subtensor::rpc_info::dynamic_info::DynamicInfo', params: account },
)
