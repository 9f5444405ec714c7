import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState, StorageMap } from '../../../frame/storage.ts'
import { MaxImmuneUidsPercentage } from '../constants.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { pairsOf, uidValuesOf } from '../types/uid-values.ts'
import { getImmuneOwnerSeats, getNeuronIsImmune } from './prune-neuron.ts'
import { ifSubnetExist } from './subnet.ts'
import { mechanismIndices } from './uids.ts'

/** The neurons that cannot be trimmed: the owner's and the young ones. */
function protectedUids(ctx: Context, netuid: number, size: number): ReadonlySet<number> {
  const owner = getImmuneOwnerSeats(ctx, netuid, S.SubnetOwner.get(ctx, netuid))
  const uids = new Set(owner.map(({ uid }) => uid))
  for (let uid = 0; uid < size; uid += 1) if (getNeuronIsImmune(ctx, netuid, uid)) uids.add(uid)
  return uids
}

/** The places that stay, in ascending order: those with the least emission go first. */
function keptUids(
  ctx: Context,
  netuid: number,
  size: number,
  places: number,
  safe: ReadonlySet<number>,
): number[] {
  const emissions = S.Emission.get(ctx, netuid)
  const worstFirst = emissions
    .map((emission, uid) => ({ emission, uid }))
    .sort((a, b) => (a.emission === b.emission ? 0 : a.emission > b.emission ? -1 : 1))
    .reverse()
    .map(({ uid }) => uid)
  const leaving = worstFirst.filter((uid) => !safe.has(uid)).slice(0, size - places)
  const gone = new Set(leaving)
  return emissions.map((_, uid) => uid).filter((uid) => !gone.has(uid))
}

function removeNeuron(at: HasState, netuid: number, uid: number): void {
  if (S.Keys.has(at, netuid, uid)) {
    const hotkey = S.Keys.get(at, netuid, uid)
    S.Uids.remove(at, netuid, hotkey)
    S.IsNetworkMember.remove(at, hotkey, netuid)
    S.LastHotkeyEmissionOnNetuid.remove(at, hotkey, netuid)
    S.AlphaDividendsPerSubnet.remove(at, netuid, hotkey)
    S.Axons.remove(at, netuid, hotkey)
    S.NeuronCertificates.remove(at, netuid, hotkey)
    S.Prometheus.remove(at, netuid, hotkey)
  }
  S.Keys.remove(at, netuid, uid)
  S.BlockAtRegistration.remove(at, netuid, uid)
  S.AssociatedEvmAddress.remove(at, netuid, uid)
  for (const index of mechanismIndices(at, netuid)) {
    S.Weights.remove(at, index, uid)
    S.Bonds.remove(at, index, uid)
  }
}

/** Keeps the entries of the places that stay; a place that a list does not reach gets `missing`. */
function keepEntries<V>(
  at: HasState,
  item: StorageMap<readonly [number], readonly V[]>,
  index: number,
  kept: readonly number[],
  missing: V,
): void {
  const list = item.get(at, index)
  item.set(
    at,
    index,
    kept.map((uid) => list[uid] ?? missing),
  )
}

function keepFigures(at: HasState, netuid: number, kept: readonly number[]): void {
  keepEntries(at, S.Emission, netuid, kept, 0n)
  keepEntries(at, S.Active, netuid, kept, false)
  keepEntries(at, S.Consensus, netuid, kept, 0)
  keepEntries(at, S.Dividends, netuid, kept, 0)
  keepEntries(at, S.ValidatorTrust, netuid, kept, 0)
  keepEntries(at, S.ValidatorPermit, netuid, kept, false)
  keepEntries(at, S.StakeWeight, netuid, kept, 0)
  for (const index of mechanismIndices(at, netuid)) {
    keepEntries(at, S.Incentive, index, kept, 0)
    keepEntries(at, S.LastUpdate, index, kept, 0n)
  }
}

/** Moves what is stored under a place to a lower one. */
function shift<V, Q extends V | undefined>(
  at: HasState,
  item: {
    has(at: HasState, index: number, uid: number): boolean
    take(at: HasState, index: number, uid: number): Q
    set(at: HasState, index: number, uid: number, value: V): void
  },
  index: number,
  from: number,
  to: number,
): void {
  if (from === to || !item.has(at, index, from)) return
  const value = item.take(at, index, from)
  if (value !== undefined) item.set(at, index, to, value as V & NonNullable<Q>)
}

/** Entries to places that stay, under their new numbers. */
function renumbered(
  entries: readonly (readonly [number, number])[],
  places: ReadonlyMap<number, number>,
): readonly (readonly [number, number])[] {
  return entries.flatMap(([to, value]) => {
    const place = places.get(to)
    return place === undefined ? [] : [[place, value] as const]
  })
}

function closeRanks(at: HasState, netuid: number, kept: readonly number[]): void {
  const places = new Map(kept.map((from, to) => [from, to]))
  for (const [from, to] of places) {
    shift(at, S.Keys, netuid, from, to)
    shift(at, S.AssociatedEvmAddress, netuid, from, to)
    shift(at, S.BlockAtRegistration, netuid, from, to)
    for (const index of mechanismIndices(at, netuid)) {
      shift(at, S.Weights, index, from, to)
      S.Weights.mutate(at, index, to, (weights) => renumbered(weights, places))
      shift(at, S.Bonds, index, from, to)
      S.Bonds.mutate(at, index, to, (bonds) => uidValuesOf(renumbered(pairsOf(bonds), places)))
    }
  }
  S.Uids.clear(at, netuid)
  kept.forEach((_, uid) => {
    S.Uids.set(at, netuid, S.Keys.get(at, netuid, uid), uid)
  })
}

/**
 * Leaves a subnet with so many places: the neurons with the least emission go, and the others close ranks.
 *
 * Upstream: subnets/uids.rs, `trim_to_max_allowed_uids`.
 *
 * @throws {DispatchFailure} SubnetNotExists, InvalidValue, TrimmingWouldExceedMaxImmunePercentage.
 */
export function trimToMaxAllowedUids(ctx: Context, netuid: number, places: number): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.SubnetNotExists)
  const most = S.MaxAllowedUids.get(ctx, netuid)
  const inRange = places >= S.MinAllowedUids.get(ctx, netuid) && places <= most
  ensure(inRange, Errors.InvalidValue)
  S.MaxAllowedUids.set(ctx, netuid, places)
  const size = S.SubnetworkN.get(ctx, netuid)
  if (size <= places) return
  const safe = protectedUids(ctx, netuid, size)
  const percent = Math.min(Math.floor((100 * safe.size) / places), 100)
  ensure(percent < MaxImmuneUidsPercentage, Errors.TrimmingWouldExceedMaxImmunePercentage)

  const kept = keptUids(ctx, netuid, size, places, safe)
  const stays = new Set(kept)
  for (let uid = 0; uid < size; uid += 1) if (!stays.has(uid)) removeNeuron(ctx, netuid, uid)
  keepFigures(ctx, netuid, kept)
  closeRanks(ctx, netuid, kept)
  S.SubnetworkN.set(ctx, netuid, places)
}
