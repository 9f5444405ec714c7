import type { DispatchError } from '../errors/dispatch.ts'
import { makeCall } from './call.ts'
import { readOwner } from './hotkeys.ts'
import { type Membership, readMemberships } from './memberships.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, outOfFunds, subtensor } from './refusals.ts'
import { readNetuids, readSubnet } from './subnets.ts'
import { asBigInt, asEntries, asList } from './values.ts'
import type { View, Wanted } from './view.ts'

export interface SwapHotkeyRequest {
  readonly coldkey: string
  readonly hotkey: string
  readonly newHotkey: string
  /** Absent for every subnet. */
  readonly netuid?: number
}

/** A swap of hotkeys as it is planned; `cost` is recycled besides the fee. */
export interface SwapHotkeyPlan extends Operation {
  readonly request: SwapHotkeyRequest
  /** The places that the new hotkey takes over. */
  readonly moved: readonly Membership[]
}

const PALLET = 'SubtensorModule'

/**
 * Plans `swap_hotkey`: registrations, stake and the rest of a hotkey go to another one of the same coldkey.
 *
 * Upstream: pallets/subtensor/src/swap/swap_hotkey.rs, `do_swap_hotkey`.
 *
 * @throws {UsageError} `subnet_unknown`; {NetworkError} `chain_lacks`
 */
export async function planSwapHotkey(
  view: View,
  request: SwapHotkeyRequest,
): Promise<SwapHotkeyPlan> {
  const { coldkey, hotkey, newHotkey, netuid } = request
  if (netuid !== undefined) await readSubnet(view, netuid)
  const call = makeCall(view.chain, PALLET, 'swap_hotkey', {
    hotkey,
    new_hotkey: newHotkey,
    netuid: netuid ?? null,
  })
  const [{ fee, free }, against, owner, newOwner, places, early] = await Promise.all([
    price(view, call, coldkey),
    accountRefusals(view, coldkey),
    readOwner(view, hotkey),
    readOwner(view, newHotkey),
    readMemberships(view, [hotkey, newHotkey]),
    readEarly(view, request),
  ])
  const here = places.filter((one) => netuid === undefined || one.netuid === netuid)
  const moved = here.filter((one) => one.hotkey === hotkey)
  const constant = netuid === undefined ? 'KeySwapCost' : 'KeySwapOnSubnetCost'
  const cost = view.chain.metadata.constant(PALLET, constant) ?? 0n
  const refusals: DispatchError[] = [...against]
  const foreign = newOwner !== undefined && newOwner !== coldkey
  if (owner !== coldkey || foreign) refusals.push(subtensor('NonAssociatedColdKey'))
  if (hotkey === newHotkey) refusals.push(subtensor('NewHotKeyIsSameWithOld'))
  else if (here.some((one) => one.hotkey === newHotkey))
    refusals.push(subtensor('HotKeyAlreadyRegisteredInSubNet'))
  refusals.push(...early)
  if (fee > free) refusals.push(outOfFunds())
  else if (cost + fee > free) refusals.push(subtensor('NotEnoughBalanceToPaySwapHotKey'))
  return { request, coldkey, moved, call, cost, fee, free, refusals }
}

/** What the chain's memory holds against a swap: an earlier one, or claims of the new hotkey on root. */
async function readEarly(view: View, request: SwapHotkeyRequest): Promise<DispatchError[]> {
  const [soon, often, clean] = await Promise.all([
    swappedLately(view, request.coldkey),
    swappedThere(view, request),
    request.netuid === undefined || request.netuid === 0
      ? isCleanOnRoot(view, request.newHotkey)
      : true,
  ])
  return [
    ...(soon ? [subtensor('HotKeySetTxRateLimitExceeded')] : []),
    ...(clean ? [] : [subtensor('NewHotKeyNotCleanForRootSwap')]),
    ...(often ? [subtensor('HotKeySwapOnSubnetIntervalNotPassed')] : []),
  ]
}

/** Upstream: utils/rate_limiting.rs, `exceeds_tx_rate_limit`. */
async function swappedLately(view: View, coldkey: string): Promise<boolean> {
  if (!view.has(PALLET, 'LastRateLimitedBlock')) return false
  const [limit, last] = await view.read([
    [PALLET, 'TxRateLimit'],
    [PALLET, 'LastRateLimitedBlock', { LastTxBlock: coldkey }],
  ])
  const previous = asBigInt(last)
  return asBigInt(limit) !== 0n && previous !== 0n && nextBlock(view) - previous <= asBigInt(limit)
}

/** Whether the coldkey swapped a hotkey on one of these subnets too short a time ago. */
async function swappedThere(view: View, request: SwapHotkeyRequest): Promise<boolean> {
  const { coldkey, hotkey, netuid } = request
  const interval = await swapInterval(view)
  if (interval === undefined || !view.has(PALLET, 'LastHotkeySwapOnNetuid')) return false
  const netuids = netuid === undefined ? await placesOf(view, hotkey) : [netuid]
  const lasts = await view.read(
    netuids.map((one): Wanted => [PALLET, 'LastHotkeySwapOnNetuid', one, coldkey]),
  )
  // A swap on one subnet counts from block 0 where there was none: a young chain refuses it.
  return lasts
    .map(asBigInt)
    .some((last) => !(netuid === undefined && last === 0n) && last + interval >= nextBlock(view))
}

/** Blocks between two swaps: what a devnet began with, else the chain's constant. */
async function swapInterval(view: View): Promise<bigint | undefined> {
  if (!view.has('Devnet', 'HotkeySwapInterval'))
    return view.chain.metadata.constant(PALLET, 'HotkeySwapOnSubnetInterval')
  const [interval] = await view.read([['Devnet', 'HotkeySwapInterval']])
  return asBigInt(interval)
}

/** The subnets where a hotkey is registered or lends its stake. */
async function placesOf(view: View, hotkey: string): Promise<number[]> {
  const netuids = await readNetuids(view)
  const [members, children] = await Promise.all([
    readMemberships(view, [hotkey]),
    view.read(netuids.map((netuid): Wanted => [PALLET, 'ChildKeys', hotkey, netuid])),
  ])
  const registered = new Set(members.map(({ netuid }) => netuid))
  return netuids.filter((netuid, i) => registered.has(netuid) || asList(children[i]).length > 0)
}

async function isCleanOnRoot(view: View, hotkey: string): Promise<boolean> {
  if (!view.has(PALLET, 'RootClaimable') || !view.has(PALLET, 'RootClaimed')) return true
  const [[claimable, stake], claimed] = await Promise.all([
    view.read([
      [PALLET, 'RootClaimable', hotkey],
      [PALLET, 'TotalHotkeyAlpha', hotkey, 0],
    ]),
    view.keys(PALLET, 'RootClaimed', 0, hotkey),
  ])
  return asEntries(claimable).length === 0 && asBigInt(stake) === 0n && claimed.length === 0
}

function nextBlock({ block }: View): bigint {
  return BigInt(block.number) + 1n
}
