import { bool, option, struct, tuple, u16, type ValueOf, vec } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'
import { method, runtimeApi } from '../../../frame/runtime-api.ts'
import type { HasState } from '../../../frame/storage.ts'
import { AccountId, NetUid } from '../../../frame/types.ts'
import { getStakeForHotkeyOnSubnet } from '../staking/hotkey-stake.ts'
import * as S from '../storage/index.ts'
import { ifSubnetExist } from '../subnets/subnet.ts'
import { AxonInfo, PrometheusInfo } from '../types/serving.ts'
import { pairsOf } from '../types/uid-values.ts'
import { compactU16, compactU64 } from './compact.ts'
import { axonInfo, uidsOf } from './neuron-facts.ts'

const PATH = 'pallet_subtensor::rpc_info::neuron_info'
const params = [['AccountId', AccountId]] as const

const head = {
  hotkey: AccountId,
  coldkey: AccountId,
  uid: compactU16,
  netuid: compactU16,
  active: bool,
  axon_info: AxonInfo,
  prometheus_info: PrometheusInfo,
  stake: vec(tuple(AccountId, compactU64)),
  rank: compactU16,
  emission: compactU64,
  incentive: compactU16,
  consensus: compactU16,
  trust: compactU16,
  validator_trust: compactU16,
  dividends: compactU16,
  last_update: compactU64,
  validator_permit: bool,
}
const links = vec(tuple(compactU16, compactU16))

const NeuronInfoLite = struct(
  { ...head, pruning_score: compactU16 },
  { path: `${PATH}::NeuronInfoLite`, params },
)
const NeuronInfo = struct(
  { ...head, weights: links, bonds: links, pruning_score: compactU16 },
  { path: `${PATH}::NeuronInfo`, params },
)

const NO_PROMETHEUS: PrometheusInfo = { block: 0n, version: 0, ip: 0n, port: 0, ip_type: 0 }

/** One neuron without weights and bonds; rank, trust and pruning score are no longer computed upstream. */
function neuronLite(at: HasState, netuid: number, uid: number): ValueOf<typeof NeuronInfoLite> {
  const hotkey = S.Keys.get(at, netuid, uid)
  const coldkey = S.Owner.get(at, hotkey)
  return {
    hotkey,
    coldkey,
    uid,
    netuid,
    active: S.Active.get(at, netuid)[uid] ?? false,
    axon_info: axonInfo(at, netuid, hotkey),
    prometheus_info: S.Prometheus.get(at, netuid, hotkey) ?? NO_PROMETHEUS,
    stake: [[coldkey, getStakeForHotkeyOnSubnet(at, hotkey, netuid)]],
    rank: 0,
    emission: S.Emission.get(at, netuid)[uid] ?? 0n,
    incentive: S.Incentive.get(at, netuid)[uid] ?? 0,
    consensus: S.Consensus.get(at, netuid)[uid] ?? 0,
    trust: 0,
    validator_trust: S.ValidatorTrust.get(at, netuid)[uid] ?? 0,
    dividends: S.Dividends.get(at, netuid)[uid] ?? 0,
    last_update: S.LastUpdate.get(at, netuid)[uid] ?? 0n,
    validator_permit: S.ValidatorPermit.get(at, netuid)[uid] ?? false,
    pruning_score: 0xffff,
  }
}

function neuron(at: HasState, netuid: number, uid: number): ValueOf<typeof NeuronInfo> {
  const set = (list: readonly (readonly [number, number])[]) =>
    list.filter(([, value]) => value > 0)
  return {
    ...neuronLite(at, netuid, uid),
    weights: set(S.Weights.get(at, netuid, uid)),
    bonds: set(pairsOf(S.Bonds.get(at, netuid, uid))),
  }
}

const every =
  <T>(read: (at: HasState, netuid: number, uid: number) => T) =>
  (ctx: Context, netuid: number): T[] =>
    ifSubnetExist(ctx, netuid) ? uidsOf(ctx, netuid).map((uid) => read(ctx, netuid, uid)) : []

const single =
  <T>(read: (at: HasState, netuid: number, uid: number) => T) =>
  (ctx: Context, netuid: number, uid: number): T | undefined =>
    ifSubnetExist(ctx, netuid) && S.Keys.has(ctx, netuid, uid) ? read(ctx, netuid, uid) : undefined

const netuid = ['netuid', NetUid] as const
const uid = ['uid', u16] as const

/** `NeuronInfoRuntimeApi`. Upstream: rpc_info/neuron_info.rs. */
export const neuronInfoApi = runtimeApi('NeuronInfoRuntimeApi', 1, [
  method('get_neurons', [netuid], vec(NeuronInfo), every(neuron)),
  method('get_neuron', [netuid, uid], option(NeuronInfo), single(neuron)),
  method('get_neurons_lite', [netuid], vec(NeuronInfoLite), every(neuronLite)),
  method('get_neuron_lite', [netuid, uid], option(NeuronInfoLite), single(neuronLite)),
])
