import type { AccountId } from '../../../../crypto/index.ts'
import { fail } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { EmissionRegime } from '../../devnet/storage.ts'
import { mechanismIndex, netuidOfIndex } from '../epoch/mechanism-index.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from './subnet.ts'

/** The storage indices of a subnet's mechanisms. */
export function mechanismIndices(at: HasState, netuid: number): number[] {
  return Array.from({ length: S.MechanismCountCurrent.get(at, netuid) }, (_, mechanism) =>
    mechanismIndex(netuid, mechanism),
  )
}

/** `list` with `value` at `position`; as it was where it is shorter. */
export function withElementAt<T>(list: readonly T[], position: number, value: T): readonly T[] {
  return position < list.length ? list.with(position, value) : list
}

/**
 * When each neuron of a mechanism last set weights, filled up with zeros to the size of its subnet.
 *
 * Upstream: utils/misc.rs, `get_last_update`.
 */
export function getLastUpdate(at: HasState, index: number): readonly bigint[] {
  const known = S.LastUpdate.get(at, index)
  const missing = S.SubnetworkN.get(at, netuidOfIndex(index)) - known.length
  return missing > 0 ? [...known, ...Array<bigint>(missing).fill(0n)] : known
}

/** Notes when a neuron of a mechanism set weights. Upstream: utils/misc.rs. */
export function setLastUpdateForUid(at: HasState, index: number, uid: number, block: bigint): void {
  const updates = getLastUpdate(at, index)
  if (uid < updates.length) S.LastUpdate.set(at, index, updates.with(uid, block))
}

/**
 * Puts a hotkey on the next free place of a subnet and returns the place.
 *
 * Upstream: subnets/uids.rs, `append_neuron`.
 */
export function appendNeuron(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
  block: bigint,
): number {
  const uid = S.SubnetworkN.get(at, netuid)
  S.SubnetworkN.set(at, netuid, uid + 1)
  S.Active.mutate(at, netuid, (list) => [...list, true])
  S.Emission.mutate(at, netuid, (list) => [...list, 0n])
  S.Consensus.mutate(at, netuid, (list) => [...list, 0])
  for (const index of mechanismIndices(at, netuid)) {
    S.Incentive.mutate(at, index, (list) => [...list, 0])
    setLastUpdateForUid(at, index, uid, block)
  }
  S.Dividends.mutate(at, netuid, (list) => [...list, 0])
  S.ValidatorTrust.mutate(at, netuid, (list) => [...list, 0])
  S.ValidatorPermit.mutate(at, netuid, (list) => [...list, false])
  seat(at, netuid, uid, hotkey, block)
  return uid
}

function seat(at: HasState, netuid: number, uid: number, hotkey: AccountId, block: bigint): void {
  S.Keys.set(at, netuid, uid, hotkey)
  S.Uids.set(at, netuid, hotkey, uid)
  S.BlockAtRegistration.set(at, netuid, uid, block)
  S.IsNetworkMember.set(at, hotkey, netuid, true)
}

/**
 * Gives the place of a neuron to another hotkey; the hotkey of the subnet's owner stays where it is.
 *
 * Upstream: subnets/uids.rs, `replace_neuron`.
 */
export function replaceNeuron(
  at: HasState,
  netuid: number,
  uid: number,
  hotkey: AccountId,
  block: bigint,
): void {
  const old = S.Keys.get(at, netuid, uid)
  if (S.SubnetOwnerHotkey.has(at, netuid) && S.SubnetOwnerHotkey.get(at, netuid) === old) return
  S.Uids.remove(at, netuid, old)
  S.AssociatedEvmAddress.remove(at, netuid, uid)
  S.IsNetworkMember.remove(at, old, netuid)
  S.Active.mutate(at, netuid, (list) => withElementAt(list, uid, true))
  seat(at, netuid, uid, hotkey, block)
  S.Axons.remove(at, netuid, old)
  S.NeuronCertificates.remove(at, netuid, old)
  S.Prometheus.remove(at, netuid, old)
  clearNeuron(at, netuid, uid)
  for (const index of mechanismIndices(at, netuid)) setLastUpdateForUid(at, index, uid, block)
}

/**
 * Whether weights are of subnets and not of neurons: root's in the root regime, where who takes a seat inherits them.
 *
 * Upstream: coinbase/root.rs at d261f674d (spec 218), `do_root_register`.
 */
function weighsSubnets(at: HasState, netuid: number): boolean {
  return netuid === ROOT_NETUID && EmissionRegime.get(at) === 'Root'
}

function clearWeights(at: HasState, index: number, uid: number): void {
  S.Weights.remove(at, index, uid)
  for (const [[, other], weights] of S.Weights.entries(at, index))
    S.Weights.set(
      at,
      index,
      other,
      weights.map(([to, weight]) => [to, to === uid ? 0 : weight]),
    )
}

/**
 * Forgets what a place has earned and weighed, and what others weighed it.
 *
 * Upstream: subnets/uids.rs, `clear_neuron`.
 */
export function clearNeuron(at: HasState, netuid: number, uid: number): void {
  S.Emission.mutate(at, netuid, (list) => withElementAt(list, uid, 0n))
  S.Consensus.mutate(at, netuid, (list) => withElementAt(list, uid, 0))
  for (const index of mechanismIndices(at, netuid)) {
    S.Incentive.mutate(at, index, (list) => withElementAt(list, uid, 0))
    S.Bonds.remove(at, index, uid)
    if (!weighsSubnets(at, netuid)) clearWeights(at, index, uid)
  }
  S.Dividends.mutate(at, netuid, (list) => withElementAt(list, uid, 0))
  S.StakeWeight.mutate(at, netuid, (list) => withElementAt(list, uid, 0))
  S.ValidatorTrust.mutate(at, netuid, (list) => withElementAt(list, uid, 0))
  S.ValidatorPermit.mutate(at, netuid, (list) => withElementAt(list, uid, false))
}

/** Whether a hotkey has a place on a subnet. Upstream: subnets/uids.rs. */
export function isHotkeyRegisteredOnNetwork(
  at: HasState,
  netuid: number,
  hotkey: AccountId,
): boolean {
  return S.Uids.has(at, netuid, hotkey)
}

/** The hotkey at a place. @throws {DispatchFailure} HotKeyNotRegisteredInSubNet. Upstream: subnets/uids.rs. */
export function getHotkeyForNetAndUid(at: HasState, netuid: number, uid: number): AccountId {
  return S.Keys.has(at, netuid, uid)
    ? S.Keys.get(at, netuid, uid)
    : fail(Errors.HotKeyNotRegisteredInSubNet)
}

/** The place of a hotkey. @throws {DispatchFailure} HotKeyNotRegisteredInSubNet. Upstream: subnets/uids.rs. */
export function getUidForNetAndHotkey(at: HasState, netuid: number, hotkey: AccountId): number {
  return S.Uids.get(at, netuid, hotkey) ?? fail(Errors.HotKeyNotRegisteredInSubNet)
}

/** The subnets that a hotkey is on. Upstream: subnets/uids.rs. */
export function getRegisteredNetworksForHotkey(at: HasState, hotkey: AccountId): number[] {
  return S.IsNetworkMember.entries(at, hotkey).flatMap(([[, netuid], member]) =>
    member ? [netuid] : [],
  )
}

/** Whether a hotkey is on any subnet. Upstream: subnets/uids.rs. */
export function isHotkeyRegisteredOnAnyNetwork(at: HasState, hotkey: AccountId): boolean {
  return S.IsNetworkMember.values(at, hotkey).includes(true)
}
