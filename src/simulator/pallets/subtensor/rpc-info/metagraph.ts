import { encode, tuple, vec } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { AccountId } from '../../../frame/types.ts'
import { CommitmentOf } from '../../commitments/storage.ts'
import { mechanismIndex } from '../epoch/mechanism-index.ts'
import { getStakeWeightsForHotkeyOnSubnet } from '../epoch/stake-weights.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids } from '../subnets/subnet.ts'
import { compactBytes, compactU16, compactU64 } from './compact.ts'
import { field, report, selectiveReport } from './field.ts'
import { hotkeysOf, NEURON_FACTS } from './neuron-facts.ts'
import { SUBNET_FACTS } from './subnet-facts.ts'

const PATH = 'pallet_subtensor::rpc_info::metagraph'
const params = [['AccountId', AccountId]] as const

/** Uids that may set weights and hold more than the stake threshold, the weakest first. */
function validatorsOf(ctx: Context, netuid: number): readonly number[] {
  const permits = S.ValidatorPermit.get(ctx, netuid)
  const threshold = BigInt(S.StakeThreshold.get(ctx)) << 64n
  return S.Keys.entries(ctx, netuid)
    .filter(([[, uid]]) => permits[uid] === true)
    .map(([[, uid], hotkey]) => ({
      uid,
      stake: getStakeWeightsForHotkeyOnSubnet(ctx, hotkey, netuid).total,
    }))
    .sort((a, b) => (a.stake < b.stake ? -1 : a.stake > b.stake ? 1 : 0))
    .filter(({ stake }) => stake > threshold)
    .map(({ uid }) => uid)
}

const FACTS = {
  ...SUBNET_FACTS,
  ...NEURON_FACTS,
  validators: field(vec(compactU16), validatorsOf),
  commitments: field(vec(tuple(AccountId, compactBytes)), (ctx, netuid) =>
    CommitmentOf.entries(ctx, netuid).map(
      ([[, account], commitment]) => [account, encode(CommitmentOf.value, commitment)] as const,
    ),
  ),
} as const

/** The fields of a metagraph in the order of upstream's struct; their places are the indices of the selective one. */
const NAMES = [
  ...(['netuid', 'name', 'symbol', 'identity', 'network_registered_at', 'owner_hotkey'] as const),
  ...(['owner_coldkey', 'block', 'tempo', 'last_step', 'blocks_since_last_step'] as const),
  ...(['subnet_emission', 'alpha_in', 'alpha_out', 'tao_in', 'alpha_out_emission'] as const),
  ...(['alpha_in_emission', 'tao_in_emission', 'pending_alpha_emission'] as const),
  ...(['pending_root_emission', 'subnet_volume', 'moving_price', 'rho', 'kappa'] as const),
  ...(['min_allowed_weights', 'max_weights_limit', 'weights_version'] as const),
  ...(['weights_rate_limit', 'activity_cutoff', 'max_validators', 'num_uids'] as const),
  ...(['max_uids', 'burn', 'difficulty', 'registration_allowed'] as const),
  ...(['pow_registration_allowed', 'immunity_period', 'min_difficulty'] as const),
  ...(['max_difficulty', 'min_burn', 'max_burn', 'adjustment_alpha'] as const),
  ...(['adjustment_interval', 'target_regs_per_interval', 'max_regs_per_block'] as const),
  ...(['serving_rate_limit', 'commit_reveal_weights_enabled', 'commit_reveal_period'] as const),
  ...(['liquid_alpha_enabled', 'alpha_high', 'alpha_low', 'bonds_moving_avg'] as const),
  ...(['hotkeys', 'coldkeys', 'identities', 'axons', 'active', 'validator_permit'] as const),
  ...(['pruning_score', 'last_update', 'emission', 'dividends', 'incentives'] as const),
  ...(['consensus', 'trust', 'rank', 'block_at_registration', 'alpha_stake'] as const),
  ...(['tao_stake', 'total_stake', 'tao_dividends_per_hotkey'] as const),
  'alpha_dividends_per_hotkey',
] as const

/** `Metagraph`: a subnet with all its neurons. Upstream: rpc_info/metagraph.rs. */
export const Metagraph = report(FACTS, NAMES, { path: `${PATH}::Metagraph`, params })

const Selective = selectiveReport(FACTS, [...NAMES, 'validators', 'commitments'], {
  path: `${PATH}::SelectiveMetagraph`,
  params,
})

/** `SelectiveMetagraph`: only what is asked for by index. */
export const SelectiveMetagraph = Selective.codec

/** What `wanted` names of a subnet; the netuid, too, is 0 unless index 0 is among it. */
export function selectiveMetagraph(ctx: Context, netuid: number, wanted: readonly number[]) {
  const indices = new Set(wanted)
  const found = Selective.read(ctx, netuid, indices)
  return indices.has(0) ? found : { ...found, netuid: 0 }
}

/** Updates and incentives of one mechanism of a subnet, in the place of the subnet's own. */
function ofMechanism(ctx: Context, netuid: number, mechanism: number) {
  const index = mechanismIndex(netuid, mechanism)
  return { last_update: S.LastUpdate.get(ctx, index), incentives: S.Incentive.get(ctx, index) }
}

/** The metagraph of one mechanism of a subnet. */
export function mechagraph(ctx: Context, netuid: number, mechanism: number) {
  return {
    ...Metagraph.read(ctx, netuid),
    ...ofMechanism(ctx, netuid, mechanism),
    netuid: mechanismIndex(netuid, mechanism),
  }
}

/** As {@link selectiveMetagraph} for one mechanism; the netuid is always the subnet's. */
export function selectiveMechagraph(
  ctx: Context,
  netuid: number,
  mechanism: number,
  wanted: readonly number[],
) {
  const found = Selective.read(ctx, netuid, new Set(wanted))
  const own = ofMechanism(ctx, netuid, mechanism)
  return {
    ...found,
    ...('last_update' in found ? { last_update: { value: own.last_update } } : {}),
    ...('incentives' in found ? { incentives: { value: own.incentives } } : {}),
    netuid,
  }
}

/** What the hotkeys of a subnet last earned, a list for every subnet. Upstream: rpc_info/show_subnet.rs. */
function emissionHistory(ctx: Context, netuid: number): readonly (readonly bigint[])[] {
  const hotkeys = hotkeysOf(ctx, netuid)
  return getAllSubnetNetuids(ctx).map((each) =>
    hotkeys.map((hotkey) => S.LastHotkeyEmissionOnNetuid.get(ctx, hotkey, each)),
  )
}

const STATE_NAMES = [
  ...(['netuid', 'hotkeys', 'coldkeys', 'active', 'validator_permit', 'pruning_score'] as const),
  ...(['last_update', 'emission', 'dividends', 'incentives', 'consensus', 'trust'] as const),
  ...(['rank', 'block_at_registration', 'alpha_stake', 'tao_stake', 'total_stake'] as const),
  'emission_history',
] as const

/** `SubnetState`: the neurons of a subnet, and what their hotkeys last earned on every subnet. */
export const SubnetState = report(
  {
    ...FACTS,
    emission_history: field(vec(vec(compactU64)), emissionHistory),
  },
  STATE_NAMES,
  { path: 'pallet_subtensor::rpc_info::show_subnet::SubnetState', params },
)
