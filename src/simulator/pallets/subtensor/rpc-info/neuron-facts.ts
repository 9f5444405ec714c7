import { I64F64 } from '../../../../amm/fixed/index.ts'
import { bool, option, tuple, vec } from '../../../../codec/index.ts'
import type { AccountId as Account } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { AccountId } from '../../../frame/types.ts'
import { getStakeWeightsForNetwork, type StakeWeight } from '../epoch/stake-weights.ts'
import * as S from '../storage/index.ts'
import { ChainIdentityV2 } from '../types/identity.ts'
import { AxonInfo } from '../types/serving.ts'
import { compactU16, compactU64 } from './compact.ts'
import { field } from './field.ts'

const NO_AXON: AxonInfo = {
  block: 0n,
  version: 0,
  ip: 0n,
  port: 0,
  ip_type: 0,
  protocol: 0,
  placeholder1: 0,
  placeholder2: 0,
}

/** Where a neuron serves; all zeros where it never said. Upstream: subnets/serving.rs. */
export function axonInfo(at: HasState, netuid: number, hotkey: Account): AxonInfo {
  return S.Axons.get(at, netuid, hotkey) ?? NO_AXON
}

/** The uids of a subnet, in order. */
export function uidsOf(at: HasState, netuid: number): number[] {
  return Array.from({ length: S.SubnetworkN.get(at, netuid) }, (_, uid) => uid)
}

/** The hotkeys of a subnet, by uid. */
export function hotkeysOf(at: HasState, netuid: number): Account[] {
  return uidsOf(at, netuid).map((uid) => S.Keys.get(at, netuid, uid))
}

function coldkeysOf(at: HasState, netuid: number): Account[] {
  return hotkeysOf(at, netuid).map((hotkey) => S.Owner.get(at, hotkey))
}

const stakeBy = (part: keyof StakeWeight) => (ctx: Context, netuid: number) =>
  getStakeWeightsForNetwork(ctx, netuid).map((weight) => I64F64.toU64Saturating(weight[part]))

const dividends = vec(tuple(AccountId, compactU64))
const shorts = vec(compactU16)
const longs = vec(compactU64)
const flags = vec(bool)

/**
 * What runtime APIs tell of the neurons of a subnet, a list by uid each. Ranks, trusts and pruning scores are no longer
 * computed upstream and are empty.
 *
 * Upstream: rpc_info/{metagraph,show_subnet}.rs.
 */
export const NEURON_FACTS = {
  hotkeys: field(vec(AccountId), hotkeysOf),
  coldkeys: field(vec(AccountId), coldkeysOf),
  identities: field(vec(option(ChainIdentityV2)), (ctx, netuid) =>
    coldkeysOf(ctx, netuid).map((coldkey) => S.IdentitiesV2.get(ctx, coldkey)),
  ),
  axons: field(vec(AxonInfo), (ctx, netuid) =>
    hotkeysOf(ctx, netuid).map((hotkey) => axonInfo(ctx, netuid, hotkey)),
  ),
  active: field(flags, (ctx, netuid) => S.Active.get(ctx, netuid)),
  validator_permit: field(flags, (ctx, netuid) => S.ValidatorPermit.get(ctx, netuid)),
  pruning_score: field(shorts, (): readonly number[] => []),
  last_update: field(longs, (ctx, netuid) => S.LastUpdate.get(ctx, netuid)),
  emission: field(longs, (ctx, netuid) => S.Emission.get(ctx, netuid)),
  dividends: field(shorts, (ctx, netuid) => S.Dividends.get(ctx, netuid)),
  incentives: field(shorts, (ctx, netuid) => S.Incentive.get(ctx, netuid)),
  consensus: field(shorts, (ctx, netuid) => S.Consensus.get(ctx, netuid)),
  trust: field(shorts, (): readonly number[] => []),
  rank: field(shorts, (): readonly number[] => []),
  block_at_registration: field(longs, (ctx, netuid) =>
    uidsOf(ctx, netuid).map((uid) => S.BlockAtRegistration.get(ctx, netuid, uid)),
  ),
  alpha_stake: field(longs, stakeBy('alpha')),
  tao_stake: field(longs, stakeBy('tao')),
  total_stake: field(longs, stakeBy('total')),
  tao_dividends_per_hotkey: field(dividends, (ctx, netuid) =>
    hotkeysOf(ctx, netuid).map((hotkey) => [hotkey, 0n] as const),
  ),
  alpha_dividends_per_hotkey: field(dividends, (ctx, netuid) =>
    hotkeysOf(ctx, netuid).map(
      (hotkey) => [hotkey, S.AlphaDividendsPerSubnet.get(ctx, netuid, hotkey)] as const,
    ),
  ),
} as const
