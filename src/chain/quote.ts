import { amountForExactOut } from '../amm/exact-out.ts'
import { type Market, trade } from '../amm/market.ts'
import { type Quote, quote as quoteOn } from '../amm/quote.ts'
import type { Direction, SwapError } from '../amm/swap.ts'
import { DispatchError } from '../errors/dispatch.ts'
import { asNextBlockFinds } from './early-emission.ts'
import type { Subnet } from './subnets.ts'
import { asBigInt, field } from './values.ts'
import type { View } from './view.ts'

export interface TradeRequest {
  readonly direction: Direction
  /** Rao of the token that goes in, fee included; with `exactOut`, of the token that shall come out. */
  readonly amount: bigint
  readonly exactOut?: boolean
  /** Parts of 10^9; absent for a trade without a limit. */
  readonly tolerance?: bigint
  readonly partial?: boolean
}

/** What the node's own simulation says of the same trade. */
export interface NodeSays {
  readonly received: bigint
  readonly fee: bigint
}

/** A quote of one trade, computed from reserves at one block and held against the node's own simulation. */
export interface TradeQuote {
  /** As the trade would find it. */
  readonly subnet: Subnet
  /** What goes in, in rao: the request's amount, or what an exact-out search found. */
  readonly amount: bigint
  readonly quote: Quote
  /** What the whole amount would give at any price: what the node simulates. */
  readonly whole: NodeSays
  /** Absent where the chain has no simulation (before spec 300 or so). */
  readonly node?: NodeSays
  /** Whether the node agrees to the rao; `true` where it says nothing. */
  readonly agrees: boolean
}

/** The pallet's name for what refuses a swap, as plain staking calls report it. */
function refusal(error: SwapError): DispatchError {
  return error === 'PriceLimitExceeded'
    ? new DispatchError('SubtensorModule', 'SlippageTooHigh')
    : error === 'ReservesTooLow'
      ? new DispatchError('Swap', 'ReservesTooLow')
      : new DispatchError('SubtensorModule', 'InsufficientLiquidity')
}

/**
 * Quotes a trade of a subnet's token.
 *
 * @throws {DispatchError} when the pool cannot make the trade at any price.
 */
export async function quoteTrade(
  view: View,
  now: Subnet,
  request: TradeRequest,
): Promise<TradeQuote> {
  const subnet = await asNextBlockFinds(view, now)
  const { market } = subnet
  const amount = request.exactOut === true ? amountIn(market, request) : request.amount
  const result = quoteOn(market, {
    direction: request.direction,
    amount,
    ...(request.tolerance === undefined ? {} : { tolerance: request.tolerance }),
    ...(request.partial === undefined ? {} : { partial: request.partial }),
  })
  if (!result.ok) throw refusal(result.error)
  const swapped = trade(market, request.direction, amount)
  if (!swapped.ok) throw refusal(swapped.error)
  const whole = { received: swapped.amountPaidOut, fee: swapped.feePaid }
  const node = await simulate(view, subnet, request.direction, amount)
  if (node === undefined) return { subnet, amount, quote: result, whole, agrees: true }
  const agrees = whole.received === node.received && whole.fee === node.fee
  return { subnet, amount, quote: result, whole, node, agrees }
}

function amountIn(market: Market, { direction, amount }: TradeRequest): bigint {
  const found = amountForExactOut(market, direction, amount)
  if (!found.ok) throw refusal(found.error)
  return found.amount
}

const SIMULATIONS = {
  buy: { method: 'sim_swap_tao_for_alpha', received: 'alpha_amount', fee: 'tao_fee' },
  sell: { method: 'sim_swap_alpha_for_tao', received: 'tao_amount', fee: 'alpha_fee' },
} as const

async function simulate(
  view: View,
  subnet: Subnet,
  direction: Direction,
  amount: bigint,
): Promise<NodeSays | undefined> {
  const { method, received, fee } = SIMULATIONS[direction]
  if (!view.answers('SwapRuntimeApi', method)) return undefined
  const result = await view.call('SwapRuntimeApi', method, subnet.netuid, amount)
  return { received: asBigInt(field(result, received)), fee: asBigInt(field(result, fee)) }
}
