import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState, OptionalMap } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { mechanismIndices } from '../subnets/uids.ts'
import type { DbMeter } from '../utils/db-meter.ts'

/** Gives what a hotkey has under a netuid to another one. */
function move<V>(
  at: HasState,
  item: OptionalMap<readonly [number, AccountId], V>,
  index: number,
  from: AccountId,
  to: AccountId,
  meter: DbMeter,
): void {
  const value = item.take(at, index, from)
  if (value === undefined) return
  item.set(at, index, to, value)
  meter.count(1, 2)
}

function moveSeat(
  at: HasState,
  netuid: number,
  from: AccountId,
  to: AccountId,
  meter: DbMeter,
): void {
  const uid = S.Uids.take(at, netuid, from)
  if (uid === undefined) return
  S.Uids.set(at, netuid, to, uid)
  S.Keys.set(at, netuid, uid, to)
  meter.count(1, 3)
}

function moveLoadedEmission(
  at: HasState,
  netuid: number,
  from: AccountId,
  to: AccountId,
  meter: DbMeter,
): void {
  const loaded = S.LoadedEmission.get(at, netuid)
  if (loaded === undefined) return
  S.LoadedEmission.set(
    at,
    netuid,
    loaded.map(([hotkey, server, validator]) => [hotkey === from ? to : hotkey, server, validator]),
  )
  meter.count(1, 2)
}

/**
 * Gives a hotkey's place on a subnet, its endpoints, commits and take to another one.
 *
 * Upstream: swap/swap_hotkey.rs, `perform_hotkey_swap_on_one_subnet`, 3.1 to 3.8.
 */
export function swapNeuronRecords(
  at: HasState,
  netuid: number,
  from: AccountId,
  to: AccountId,
  meter: DbMeter,
): void {
  const member = S.IsNetworkMember.take(at, from, netuid)
  S.IsNetworkMember.set(at, to, netuid, member)
  meter.count(1, 2)
  if (member) {
    moveSeat(at, netuid, from, to, meter)
    move(at, S.Prometheus, netuid, from, to, meter)
    move(at, S.Axons, netuid, from, to, meter)
    for (const index of mechanismIndices(at, netuid))
      move(at, S.WeightCommits, index, from, to, meter)
    moveLoadedEmission(at, netuid, from, to, meter)
    move(at, S.NeuronCertificates, netuid, from, to, meter)
  }
  if (S.ChildkeyTake.has(at, from, netuid)) {
    S.ChildkeyTake.set(at, to, netuid, S.ChildkeyTake.take(at, from, netuid))
    meter.count(1, 2)
  }
}

/** Lets mining rewards that were staked to a hotkey go to another one. Upstream: swap/swap_hotkey.rs. */
export function swapAutoStake(at: HasState, netuid: number, from: AccountId, to: AccountId): void {
  if (!S.AutoStakeDestinationColdkeys.has(at, from, netuid)) return
  const coldkeys = S.AutoStakeDestinationColdkeys.take(at, from, netuid)
  for (const coldkey of coldkeys) S.AutoStakeDestination.set(at, coldkey, netuid, to)
  S.AutoStakeDestinationColdkeys.set(at, to, netuid, coldkeys)
}
