import type { Codec } from '@polkadot/types/types'
import { type Market, type PoolMarket, ROOT_MARKET, spotPriceBits } from '../amm/market.ts'
import type { Pool } from '../amm/pool.ts'
import { DEFAULT_QUOTE_WEIGHT } from '../amm/weights.ts'
import { UsageError } from '../errors/base.ts'
import { asAddress, asBigInt, asBits, asBool, asNumber, asText, field, unwrap } from './values.ts'
import type { View, Wanted } from './view.ts'

/** What a subnet is at one block. Amounts in rao; prices as TAO per alpha, U64F64 bits. */
export interface Subnet {
  readonly netuid: number
  readonly name: string
  readonly symbol: string
  readonly owner: string | undefined
  readonly ownerHotkey: string | undefined
  /** Reserves and weights; root has some too, and no trade touches them. */
  readonly pool: Pool
  /** Where its token is traded, with the fee and the rules of this runtime. */
  readonly market: Market
  /** u16 fee of a swap: amount × feeRate / 65535. */
  readonly feeRate: number
  /** Alpha outside the pool. */
  readonly alphaOut: bigint
  readonly price: bigint
  /** The smoothed price that decides emission: I96F32 bits. */
  readonly movingPrice: bigint
  /** False for root and for subnets of the stable mechanism: there one TAO is one unit of stake. */
  readonly dynamic: boolean
  /** Whether its token can be bought yet (after `start_call`). */
  readonly started: boolean
  readonly tempo: number
  readonly neurons: number
  readonly maxNeurons: number
  /** What registering a hotkey burns now. */
  readonly burn: bigint
  readonly registrationAllowed: boolean
  /** TAO and alpha that the last block put into the pool, and alpha that it paid out. */
  readonly taoInEmission: bigint
  readonly alphaInEmission: bigint
  readonly alphaOutEmission: bigint
  /** Block at which it was created. */
  readonly registeredAt: number
}

/** The subnets' ids, in ascending order. */
export async function readNetuids(view: View): Promise<number[]> {
  const keys = await view.keys('SubtensorModule', 'NetworksAdded')
  return keys.map(([netuid]) => asNumber(netuid)).sort((a, b) => a - b)
}

const ITEMS = {
  symbol: ['SubtensorModule', 'TokenSymbol'],
  identity: ['SubtensorModule', 'SubnetIdentitiesV3'],
  identityV2: ['SubtensorModule', 'SubnetIdentitiesV2'],
  identityV1: ['SubtensorModule', 'SubnetIdentities'],
  owner: ['SubtensorModule', 'SubnetOwner'],
  ownerHotkey: ['SubtensorModule', 'SubnetOwnerHotkey'],
  tao: ['SubtensorModule', 'SubnetTAO'],
  alphaIn: ['SubtensorModule', 'SubnetAlphaIn'],
  alphaOut: ['SubtensorModule', 'SubnetAlphaOut'],
  movingPrice: ['SubtensorModule', 'SubnetMovingPrice'],
  mechanism: ['SubtensorModule', 'SubnetMechanism'],
  subtoken: ['SubtensorModule', 'SubtokenEnabled'],
  tempo: ['SubtensorModule', 'Tempo'],
  neurons: ['SubtensorModule', 'SubnetworkN'],
  maxNeurons: ['SubtensorModule', 'MaxAllowedUids'],
  burn: ['SubtensorModule', 'Burn'],
  allowed: ['SubtensorModule', 'NetworkRegistrationAllowed'],
  taoIn: ['SubtensorModule', 'SubnetTaoInEmission'],
  alphaInEmission: ['SubtensorModule', 'SubnetAlphaInEmission'],
  alphaOutEmission: ['SubtensorModule', 'SubnetAlphaOutEmission'],
  registeredAt: ['SubtensorModule', 'NetworkRegisteredAt'],
  balancer: ['Swap', 'SwapBalancer'],
  initialized: ['Swap', 'PalSwapInitialized'],
  feeRate: ['Swap', 'FeeRate'],
} as const
type ItemName = keyof typeof ITEMS

/** Reads subnets in one round trip. What an older runtime does not store takes the value it then had. */
export async function readSubnets(view: View, netuids: readonly number[]): Promise<Subnet[]> {
  const names = (Object.keys(ITEMS) as ItemName[]).filter((name) => {
    const [pallet, item] = ITEMS[name]
    return view.has(pallet, item)
  })
  const wanted = netuids.flatMap((netuid) => names.map((name): Wanted => [...ITEMS[name], netuid]))
  const values = await view.read(wanted)
  const rules = marketRules(view)
  return netuids.map((netuid, row) => {
    const found = new Map(names.map((name, i) => [name, values[row * names.length + i]]))
    return subnet(netuid, rules, (name) => found.get(name))
  })
}

type MarketRules = Pick<PoolMarket, 'minReserve' | 'productPlaces'>

/** Runtimes without the Swap pallet traded by a constant product; its precision grew as the limit calls came. */
function marketRules({ chain: { metadata } }: View): MarketRules {
  const minReserve = metadata.constant('Swap', 'MinimumReserve') ?? 0n
  if (metadata.item('Swap', 'FeeRate') !== undefined) return { minReserve }
  return {
    minReserve,
    productPlaces: metadata.hasCall('SubtensorModule', 'add_stake_limit') ? 18n : 32n,
  }
}

/** Reads every subnet. */
export async function readAllSubnets(view: View): Promise<Subnet[]> {
  return await readSubnets(view, await readNetuids(view))
}

/**
 * Reads one subnet.
 *
 * @throws {UsageError} `subnet_unknown` where there is none of that id.
 */
export async function readSubnet(view: View, netuid: number): Promise<Subnet> {
  const [[exists], [found]] = await Promise.all([
    view.read([['SubtensorModule', 'NetworksAdded', netuid]]),
    readSubnets(view, [netuid]),
  ])
  if (asBool(exists) && found !== undefined) return found
  throw new UsageError(`There is no subnet ${netuid} on this chain.`, 'subnet_unknown', {
    details: { netuid },
    hints: ['See which there are with `dtao subnets list`.'],
  })
}

function subnet(
  netuid: number,
  rules: MarketRules,
  get: (name: ItemName) => Codec | undefined,
): Subnet {
  const dynamic = netuid !== 0 && asNumber(get('mechanism')) === 1
  const balancer = get('balancer')
  const quote = balancer === undefined ? undefined : field(balancer, 'quote')
  const pool: Pool = {
    tao: asBigInt(get('tao')),
    alpha: asBigInt(get('alphaIn')),
    quoteWeight: quote === undefined ? DEFAULT_QUOTE_WEIGHT : asBigInt(quote),
  }
  const feeRate = asNumber(get('feeRate'))
  const marketOf = (reserves: Pool): Market =>
    dynamic ? { kind: 'pool', ...reserves, feeRate, ...rules } : ROOT_MARKET
  // Liquidity may have moved the weights of a pool that nobody has traded with; its first trade begins at even ones.
  const untraded = get('initialized') !== undefined && !asBool(get('initialized'))
  const traded = untraded ? { ...pool, quoteWeight: DEFAULT_QUOTE_WEIGHT } : pool
  return {
    netuid,
    name: nameOf(netuid, get),
    symbol: asText(get('symbol')),
    owner: asAddress(get('owner')),
    ownerHotkey: asAddress(get('ownerHotkey')),
    pool,
    market: marketOf(traded),
    feeRate,
    alphaOut: asBigInt(get('alphaOut')),
    price: spotPriceBits(marketOf(pool)),
    movingPrice: asBits(get('movingPrice')),
    dynamic,
    started: get('subtoken') === undefined || asBool(get('subtoken')),
    tempo: asNumber(get('tempo')),
    neurons: asNumber(get('neurons')),
    maxNeurons: asNumber(get('maxNeurons')),
    burn: asBigInt(get('burn')),
    registrationAllowed: asBool(get('allowed')),
    taoInEmission: asBigInt(get('taoIn')),
    alphaInEmission: asBigInt(get('alphaInEmission')),
    alphaOutEmission: asBigInt(get('alphaOutEmission')),
    registeredAt: asNumber(get('registeredAt')),
  }
}

function nameOf(netuid: number, get: (name: ItemName) => Codec | undefined): string {
  for (const version of ['identity', 'identityV2', 'identityV1'] as const) {
    const identity = unwrap(get(version))
    const name = identity === undefined ? '' : asText(field(identity, 'subnet_name'))
    if (name !== '') return name
  }
  return netuid === 0 ? 'root' : ''
}
