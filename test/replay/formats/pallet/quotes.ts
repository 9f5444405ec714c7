import { I96F32 } from '../../../../src/amm/fixed/index.ts'
import { type Market, ROOT_MARKET, trade } from '../../../../src/amm/market.ts'
import type { SwapResult } from '../../../../src/amm/swap.ts'
import type { AccountId } from '../../../../src/crypto/index.ts'
import type { Context, EventRecord } from '../../../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../../../src/simulator/frame/dispatch-error.ts'
import type { RuntimeCall } from '../../../../src/simulator/frame/pallet.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { getRootOwedForHotkeyColdkeyFloat } from '../../../../src/simulator/pallets/subtensor/staking/root-claimable.ts'
import { getKeepAliveBalance } from '../../../../src/simulator/pallets/subtensor/staking/tao.ts'
import * as S from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getAllSubnetNetuids } from '../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import { SwapInterface } from '../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { MINIMUM_RESERVE } from '../../../../src/simulator/pallets/swap/constants.ts'
import { DYNAMIC } from '../../../../src/simulator/pallets/swap/index.ts'
import { FeeRate } from '../../../../src/simulator/pallets/swap/storage.ts'
import { shown } from '../../compare.ts'
import type { Report } from '../../format.ts'
import { type Order, ordersOf } from './orders.ts'

/** A trade with what it was quoted to give. */
interface Quoted {
  readonly order: Order
  readonly result: SwapResult
}

/** Holds the quotes made before a call against what the call did; `after` is the state that it left. */
export type Verdict = (id: string, after: Context, report: Report) => void

/**
 * Quotes every trade of a call on the state before it, by the function that wallets quote with. The verdict is to be asked
 * for when the call went through.
 */
export function quoteCall(ctx: Context, call: RuntimeCall, coldkey: AccountId): Verdict {
  const hotkey = (call.args.origin_hotkey ?? call.args.hotkey) as AccountId
  if (call.name === 'claim_root') return sales(ctx, coldkey)
  const quotes: Quoted[] = []
  let proceeds = 0n
  const orders = attempt(() => ordersOf(ctx, call))
  // What cannot even be ordered is refused, and then nothing is held against it.
  for (const order of orders instanceof DispatchFailure ? [] : orders) {
    const stake = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, order.netuid)
    const wanted = order.amount === 'proceeds' ? proceeds : order.amount
    // A call takes what there is: of TAO, all but what keeps the account alive.
    const balance = order.amount === 'proceeds' ? wanted : getKeepAliveBalance(ctx, coldkey)
    const most = order.direction === 'sell' ? stake : balance
    const amount = wanted > most ? most : wanted
    const result = trade(marketOf(ctx, order), order.direction, amount, order.priceLimit)
    if (result.ok && order.direction === 'sell') proceeds += result.amountPaidOut
    quotes.push({ order, result })
  }
  const judge = /register/.test(call.name) ? byReserves : byEvents
  return (id, after, report) => judge(id, quotes, after, report)
}

function marketOf(ctx: Context, { netuid, free }: Pick<Order, 'netuid' | 'free'>): Market {
  if (S.SubnetMechanism.get(ctx, netuid) !== DYNAMIC) return ROOT_MARKET
  const feeRate = free === true ? 0 : FeeRate.get(ctx, netuid)
  return {
    kind: 'pool',
    ...SwapInterface.pool(ctx, netuid),
    feeRate,
    minReserve: MINIMUM_RESERVE,
  }
}

/** Every stake that is bought or sold is told: the TAO, the alpha and the fee. */
function byEvents(id: string, quotes: readonly Quoted[], after: Context, report: Report): void {
  const told = after.state.events.flatMap((record) => {
    const { name, data } = (record as EventRecord).event
    if (name !== 'StakeAdded' && name !== 'StakeRemoved') return []
    const [, , tao, alpha, netuid, fee] = data as [unknown, unknown, bigint, bigint, number, bigint]
    return [{ name, netuid, figures: { tao, alpha, fee } }]
  })
  for (const { order, result } of quotes) {
    const { netuid, direction } = order
    const name = direction === 'buy' ? 'StakeAdded' : 'StakeRemoved'
    const at = told.findIndex((each) => each.name === name && each.netuid === netuid)
    // What is too little to be traded stays where it is.
    if (at === -1) continue
    const [event] = told.splice(at, 1)
    hold(id, result, direction, event?.figures, report)
  }
}

function hold(
  id: string,
  result: SwapResult,
  direction: Order['direction'],
  figures: unknown,
  report: Report,
): void {
  report.quote()
  const wanted = result.ok ? figuresOf(result, direction) : { refused: result.error }
  const [expected, got] = [shown(texts(figures)), shown(texts(wanted))]
  if (expected !== got) report.mismatch({ case: id, item: 'quote', expected, got })
}

/** As events tell them: of a purchase the TAO with its fee, of a sale the alpha without. */
function figuresOf(done: Extract<SwapResult, { ok: true }>, direction: Order['direction']) {
  const { amountPaidIn: paid, amountPaidOut: received, feePaid: fee } = done
  return direction === 'buy'
    ? { tao: paid + fee, alpha: received, fee }
    : { tao: received, alpha: paid, fee }
}

/** A place on a subnet is paid with alpha that nobody is told of: the pool shows what was bought. */
function byReserves(id: string, quotes: readonly Quoted[], after: Context, report: Report): void {
  for (const { order, result } of quotes) {
    report.quote()
    const { tao, alpha } = SwapInterface.pool(after, order.netuid)
    const pool = S.SubnetMechanism.get(after, order.netuid) === DYNAMIC
    if (!pool) continue
    const wanted = result.ok ? { tao: result.taoAfter, alpha: result.alphaAfter } : result
    const [expected, got] = [shown(texts({ tao, alpha })), shown(texts(wanted))]
    if (expected !== got) report.mismatch({ case: id, item: 'quote', expected, got })
  }
}

/** Claims sell, hotkey by hotkey and without a fee, what nobody is told of: the pools must end where the quotes say. */
function sales(before: Context, coldkey: AccountId): Verdict {
  const hotkeys = S.StakingHotkeys.get(before, coldkey)
  const ends = getAllSubnetNetuids(before).map((netuid) => {
    let market = marketOf(before, { netuid, free: true })
    for (const hotkey of hotkeys) {
      if (market.kind === 'stable') break
      const owed = getRootOwedForHotkeyColdkeyFloat(before, hotkey, coldkey, netuid)
      if (owed < S.RootClaimableThreshold.get(before, netuid)) continue
      const result = trade(market, 'sell', I96F32.toU64Saturating(owed))
      if (result.ok) market = { ...market, tao: result.taoAfter, alpha: result.alphaAfter }
    }
    return { netuid, market, alphaBefore: SwapInterface.pool(before, netuid).alpha }
  })
  return (id, after, report) => {
    for (const { netuid, market, alphaBefore } of ends) {
      const { tao, alpha } = SwapInterface.pool(after, netuid)
      // A pool that stands still sold nothing: its alpha was kept, or was not claimed.
      if (market.kind === 'stable' || alpha === alphaBefore) continue
      report.quote()
      const wanted = { tao: market.tao, alpha: market.alpha }
      const [expected, got] = [shown(texts({ tao, alpha })), shown(texts(wanted))]
      if (expected !== got) report.mismatch({ case: id, item: 'quote', expected, got })
    }
  }
}

function texts(figures: unknown): unknown {
  return Object.fromEntries(
    Object.entries(figures ?? {}).map(([name, figure]) => [name, String(figure)]),
  )
}
