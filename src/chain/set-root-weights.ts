import { DispatchError } from '../errors/dispatch.ts'
import { missingOnChain } from '../errors/network.ts'
import { type Call, makeCall } from './call.ts'
import type { Chain } from './chain.ts'
import { readRegime } from './emission/regime.ts'
import { readOwner, readUid } from './hotkeys.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, outOfFunds, subtensor } from './refusals.ts'
import { readAllSubnets, type Subnet } from './subnets.ts'
import { asBigInt, asList } from './values.ts'
import type { View, Wanted } from './view.ts'

/** How much a root validator wants for a subnet: any number, of which only the proportions count. */
export interface RootWish {
  readonly netuid: number
  /** In parts of 10^9. */
  readonly weight: bigint
}

export interface RootWeightsPlan extends Operation {
  readonly hotkey: string
  /** Each wish with its subnet and its part of all, in parts of 10^9. */
  readonly wishes: readonly (RootWish & { readonly part: bigint; readonly name: string })[]
}

const MOST = 65_535n
const ONE = 1_000_000_000n
/** Chains that have the call, ours and those before Dynamic TAO. */
const PALLETS = ['Devnet', 'SubtensorModule']

/**
 * Plans the weights of a root validator, stretched so that the greatest is 65535.
 *
 * Upstream: pallets/subtensor/src/coinbase/root.rs at d261f674d (spec 218), `do_set_root_weights`.
 *
 * @throws {NetworkError} `chain_lacks` where no validators of root decide about emission.
 */
export async function planRootWeights(
  view: View,
  request: {
    readonly coldkey: string
    readonly hotkey: string
    readonly wishes: readonly RootWish[]
  },
): Promise<RootWeightsPlan> {
  const { coldkey, hotkey, wishes } = request
  const call = await callFor(view, hotkey, wishes)
  const [{ fee, free }, subnets, against, refused] = await Promise.all([
    price(view, call, coldkey),
    readAllSubnets(view),
    accountRefusals(view, coldkey),
    validatorRefusals(view, coldkey, hotkey),
  ])
  const refusals = [...against, ...refused]
  const known = new Map(subnets.map((subnet) => [subnet.netuid, subnet]))
  if (wishes.some(({ netuid }) => !known.has(netuid)))
    refusals.push(subtensor('UidVecContainInvalidOne'))
  if (fee > free) refusals.push(outOfFunds())
  return { coldkey, hotkey, call, cost: 0n, fee, free, refusals, wishes: named(wishes, known) }
}

async function callFor(view: View, hotkey: string, wishes: readonly RootWish[]): Promise<Call> {
  const [version] = await view.read([['SubtensorModule', 'WeightsVersionKey', 0]])
  const greatest = wishes.reduce((most, { weight }) => (weight > most ? weight : most), 0n)
  return makeCall(view.chain, palletOf(view.chain), 'set_root_weights', {
    netuid: 0,
    hotkey,
    dests: wishes.map(({ netuid }) => netuid),
    weights: wishes.map(({ weight }) => Number((weight * MOST) / greatest)),
    version_key: asBigInt(version),
  })
}

function palletOf(chain: Chain): string {
  const found = PALLETS.find((pallet) => chain.metadata.hasCall(pallet, 'set_root_weights'))
  if (found !== undefined) return found
  throw missingOnChain(
    'call set_root_weights',
    chain.specVersion,
    'Since Dynamic TAO the market decides; a devnet can go back: `dtao devnet set emission-regime root`.',
  )
}

/** What the chain holds against weights by this hotkey, in the order in which it looks. */
async function validatorRefusals(
  view: View,
  coldkey: string,
  hotkey: string,
): Promise<DispatchError[]> {
  const [regime, owner, uid, [stake, least, limit]] = await Promise.all([
    readRegime(view),
    readOwner(view, hotkey),
    readUid(view, 0, hotkey),
    view.read([
      ['SubtensorModule', 'TotalHotkeyAlpha', hotkey, 0],
      ['SubtensorModule', 'StakeThreshold'],
      ['SubtensorModule', 'WeightsSetRateLimit', 0],
    ] satisfies Wanted[]),
  ])
  const refusals: DispatchError[] = []
  if (regime !== undefined && regime !== 'root')
    refusals.push(new DispatchError('Devnet', 'NotRootRegime'))
  if (owner === undefined) refusals.push(subtensor('HotKeyAccountNotExists'))
  else if (owner !== coldkey) refusals.push(subtensor('NonAssociatedColdKey'))
  if (uid === undefined) refusals.push(subtensor('HotKeyNotRegisteredInSubNet'))
  else {
    const wait = await blocksToWait(view, uid, asBigInt(limit))
    if (wait > 0n) refusals.push(tooSoon(wait))
  }
  if (uid !== undefined && asBigInt(stake) < asBigInt(least))
    refusals.push(subtensor('NotEnoughStakeToSetWeights'))
  return refusals
}

/** Blocks until a validator may set weights again; the block after this one will judge. */
async function blocksToWait(view: View, uid: number, limit: bigint): Promise<bigint> {
  const [updates] = await view.read([['SubtensorModule', 'LastUpdate', 0]])
  const last = asBigInt(asList(updates)[uid])
  return last === 0n ? 0n : limit - (BigInt(view.block.number + 1) - last)
}

function tooSoon(wait: bigint): DispatchError {
  return new DispatchError('SubtensorModule', 'SettingWeightsTooFast', {
    hints: [`It may again in ${wait} blocks; a registration counts as setting them.`],
    details: { blocks: Number(wait) },
  })
}

function named(wishes: readonly RootWish[], known: ReadonlyMap<number, Subnet>) {
  const sum = wishes.reduce((total, { weight }) => total + weight, 0n)
  return wishes.map((wish) => ({
    ...wish,
    part: (wish.weight * ONE) / sum,
    name: known.get(wish.netuid)?.name ?? '',
  }))
}
