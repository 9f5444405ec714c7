import type { Codec } from '@polkadot/types/types'
import { unwrapStakeInfos } from './early-stake.ts'
import { valueAtPrice } from './price.ts'
import { readSubnets, type Subnet } from './subnets.ts'
import {
  asAddress,
  asBigInt,
  asBool,
  asEntries,
  asList,
  asNumber,
  field,
  unwrap,
} from './values.ts'
import type { View } from './view.ts'

/** Stake of one coldkey on one hotkey in one subnet. */
export interface Position {
  readonly netuid: number
  readonly hotkey: string
  readonly coldkey: string
  /** Rao of the subnet's token. */
  readonly stake: bigint
  /** Rao of TAO at the spot price now: what is there before slippage and fee of selling it. */
  readonly value: bigint
  /** TAO per alpha, U64F64 bits. */
  readonly price: bigint
  /** Whether the hotkey is registered on the subnet and so may earn. */
  readonly registered: boolean
  /** Alpha that the last epoch paid on the position. */
  readonly emission: bigint
  readonly subnet: Subnet
}

/** Everything that a coldkey (SS58) has staked, by netuid and then by size. */
export async function readPositions(view: View, coldkey: string): Promise<Position[]> {
  const rows = (await readRows(view, coldkey)).filter(({ stake }) => stake > 0n)
  const netuids = [...new Set(rows.map(({ netuid }) => netuid))]
  const subnets = new Map((await readSubnets(view, netuids)).map((one) => [one.netuid, one]))
  return rows
    .flatMap((row) => {
      const subnet = subnets.get(row.netuid)
      return subnet === undefined ? [] : [positionOf(row, coldkey, subnet)]
    })
    .sort((a, b) => a.netuid - b.netuid || (a.stake < b.stake ? 1 : -1))
}

type Row = Pick<Position, 'netuid' | 'hotkey' | 'stake' | 'emission' | 'registered'>

async function readRows(view: View, coldkey: string): Promise<Row[]> {
  const infos = await view.call('StakeInfoRuntimeApi', 'get_stake_info_for_coldkey', coldkey)
  return asList(unwrapStakeInfos(view, infos)).map(rowOf)
}

/** One coldkey on one hotkey of one subnet. Early runtimes (spec 218) only tell all of a coldkey's stake at once. */
async function readRow(
  view: View,
  coldkey: string,
  hotkey: string,
  netuid: number,
): Promise<Row | undefined> {
  const method = 'get_stake_info_for_hotkey_coldkey_netuid'
  if (!view.answers('StakeInfoRuntimeApi', method)) {
    const rows = await readRows(view, coldkey)
    return rows.find((row) => row.hotkey === hotkey && row.netuid === netuid)
  }
  const info = unwrap(await view.call('StakeInfoRuntimeApi', method, hotkey, coldkey, netuid))
  return info === undefined ? undefined : rowOf(info)
}

/** A `StakeInfo` of the runtime. */
function rowOf(info: Codec): Row {
  return {
    netuid: asNumber(field(info, 'netuid')),
    hotkey: asAddress(field(info, 'hotkey')) ?? '',
    stake: asBigInt(field(info, 'stake')),
    emission: asBigInt(field(info, 'emission')),
    registered: asBool(field(info, 'is_registered')),
  }
}

function positionOf(row: Row, coldkey: string, subnet: Subnet): Position {
  const { price } = subnet
  return { ...row, coldkey, price, value: valueAtPrice(row.stake, price), subnet }
}

/** What one coldkey holds on one hotkey of one subnet, in rao of its token. */
export async function readStake(
  view: View,
  coldkey: string,
  hotkey: string,
  netuid: number,
): Promise<bigint> {
  return (await readRow(view, coldkey, hotkey, netuid))?.stake ?? 0n
}

/** One position, or `undefined` where there is nothing. */
export async function readPosition(
  view: View,
  coldkey: string,
  hotkey: string,
  netuid: number,
): Promise<Position | undefined> {
  const [row, [subnet]] = await Promise.all([
    readRow(view, coldkey, hotkey, netuid),
    readSubnets(view, [netuid]),
  ])
  if (row === undefined || row.stake === 0n || subnet === undefined) return undefined
  return positionOf(row, coldkey, subnet)
}

/**
 * How much of its stake in a subnet a coldkey may take out, in rao; locks hold the rest. `undefined` where the chain cannot
 * say, as before there were locks.
 */
export async function readAvailableStake(
  view: View,
  coldkey: string,
  netuid: number,
): Promise<bigint | undefined> {
  const method = 'get_stake_availability_for_coldkeys'
  if (!view.answers('StakeInfoRuntimeApi', method)) return undefined
  const accounts = await view.call('StakeInfoRuntimeApi', method, [coldkey], [netuid])
  const [subnets] = asEntries(accounts).map(([, value]) => value)
  const found = asEntries(subnets).find(([id]) => asNumber(id) === netuid)?.[1]
  return found === undefined ? undefined : asBigInt(field(found, 'available'))
}
