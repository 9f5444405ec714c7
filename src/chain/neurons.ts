import type { Codec } from '@polkadot/types/types'
import { asAddress, asBigInt, asBool, asList, asNumber, asText, field, unwrap } from './values.ts'
import type { View, Wanted } from './view.ts'

/** A hotkey registered on a subnet. Stake and emission in rao of the subnet's token. */
export interface Neuron {
  readonly uid: number
  readonly hotkey: string
  readonly coldkey: string
  /** What its owner calls itself; empty where it says nothing. */
  readonly name: string
  /** All stake on the hotkey in this subnet, whoever put it there. */
  readonly stake: bigint
  /** Whether it may set weights that count. */
  readonly validator: boolean
  /** Shares in parts of 65535. */
  readonly incentive: number
  readonly dividends: number
  /** What the last epoch paid. */
  readonly emission: bigint
}

const PALLET = 'SubtensorModule'

/** Reads the neurons of a subnet, by uid. */
export async function readNeurons(view: View, netuid: number, count: number): Promise<Neuron[]> {
  const uids = Array.from({ length: count }, (_, uid) => uid)
  const lists = ['ValidatorPermit', 'Incentive', 'Dividends', 'Emission'] as const
  const [keys, vectors] = await Promise.all([
    view.read(uids.map((uid): Wanted => [PALLET, 'Keys', netuid, uid])),
    view.read(lists.map((item): Wanted => [PALLET, item, netuid])),
  ])
  const hotkeys = keys.map((key) => asAddress(key) ?? '')
  const [permits, incentives, dividends, emissions] = vectors.map(asList)
  const [owners, stakes] = await Promise.all([
    view.read(hotkeys.map((hotkey): Wanted => [PALLET, 'Owner', hotkey])),
    view.read(hotkeys.map((hotkey): Wanted => [PALLET, 'TotalHotkeyAlpha', hotkey, netuid])),
  ])
  const names = await readNames(view, owners)
  return uids.map((uid) => ({
    uid,
    hotkey: hotkeys[uid] ?? '',
    coldkey: asAddress(owners[uid]) ?? '',
    name: names[uid] ?? '',
    stake: asBigInt(stakes[uid]),
    validator: asBool(permits?.[uid]),
    incentive: asNumber(incentives?.[uid]),
    dividends: asNumber(dividends?.[uid]),
    emission: asBigInt(emissions?.[uid]),
  }))
}

/** The names that coldkeys have given themselves. */
async function readNames(view: View, owners: readonly (Codec | undefined)[]): Promise<string[]> {
  if (!view.has(PALLET, 'IdentitiesV2')) return owners.map(() => '')
  const found = await view.read(
    owners.map((owner): Wanted => [PALLET, 'IdentitiesV2', asAddress(owner) ?? '']),
  )
  return found.map((one) => {
    const identity = unwrap(one)
    return identity === undefined ? '' : asText(field(identity, 'name'))
  })
}
