import { type Membership, readMemberships } from './memberships.ts'
import { readSubnets, type Subnet } from './subnets.ts'
import { asBigInt, asBool, asList, asNumber } from './values.ts'
import type { View, Wanted } from './view.ts'

/** A registered hotkey and how it does. Stake and emission in rao of the subnet's token. */
export interface OwnNeuron extends Membership {
  readonly subnet: Subnet
  /** All stake on the hotkey in this subnet, whoever put it there. */
  readonly stake: bigint
  /** Whether it may set weights that count. */
  readonly validator: boolean
  /** Shares in parts of 65535. */
  readonly incentive: number
  readonly dividends: number
  /** What the last epoch paid. */
  readonly emission: bigint
  /** Block at which it last set weights, or was registered. */
  readonly lastUpdate: number
}

const PALLET = 'SubtensorModule'
const VECTORS = ['ValidatorPermit', 'Incentive', 'Dividends', 'Emission', 'LastUpdate'] as const

/** Every place of hotkeys (SS58) with what the chain keeps of it, by netuid, then by uid. */
export async function readOwnNeurons(view: View, hotkeys: readonly string[]): Promise<OwnNeuron[]> {
  const places = await readMemberships(view, hotkeys)
  const netuids = [...new Set(places.map(({ netuid }) => netuid))]
  const [subnets, vectors, stakes] = await Promise.all([
    readSubnets(view, netuids),
    view.read(netuids.flatMap((netuid) => VECTORS.map((item): Wanted => [PALLET, item, netuid]))),
    view.read(
      places.map(({ hotkey, netuid }): Wanted => [PALLET, 'TotalHotkeyAlpha', hotkey, netuid]),
    ),
  ])
  return places
    .flatMap((place, i): OwnNeuron[] => {
      const row = netuids.indexOf(place.netuid)
      const subnet = subnets[row]
      if (subnet === undefined) return []
      const [permit, incentive, dividends, emission, updated] = VECTORS.map(
        (_item, column) => asList(vectors[row * VECTORS.length + column])[place.uid],
      )
      return [
        {
          ...place,
          subnet,
          stake: asBigInt(stakes[i]),
          validator: asBool(permit),
          incentive: asNumber(incentive),
          dividends: asNumber(dividends),
          emission: asBigInt(emission),
          lastUpdate: asNumber(updated),
        },
      ]
    })
    .sort((a, b) => a.netuid - b.netuid || a.uid - b.uid)
}
