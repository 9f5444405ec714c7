import type { Direction } from '../amm/swap.ts'
import { type Amount, resolveAmount } from '../amounts.ts'
import { DispatchError } from '../errors/dispatch.ts'
import { existentialDeposit, readBalances } from './accounts.ts'
import { batchAll, type Call, estimateFee, makeCall } from './call.ts'
import { quoteTrade, type TradeQuote } from './quote.ts'
import { readStake } from './stake.ts'
import { readSubnet, type Subnet } from './subnets.ts'
import { asAddress } from './values.ts'
import type { View } from './view.ts'

export interface StakeRequest {
  readonly direction: Direction
  readonly coldkey: string
  readonly hotkey: string
  readonly netuid: number
  readonly amount: Amount
  /** Parts of 10^9 by which the price may move against the trade; absent for `--no-limit`. */
  readonly tolerance?: bigint
  /** Take what the limit allows and leave the rest. */
  readonly partial: boolean
}

/** What a staking command will do, before anything is signed. Amounts in rao. */
export interface StakePlan {
  readonly request: StakeRequest
  readonly subnet: Subnet
  readonly trade: TradeQuote
  readonly call: Call
  /** The transaction's own fee; the swap's fee is in the quote. */
  readonly fee: bigint
  readonly free: bigint
  /** What the coldkey has on this hotkey in this subnet now. */
  readonly staked: bigint
  /** Whether the chain knows the hotkey; if not, the call associates it first. */
  readonly hotkeyKnown: boolean
  /** What the chain would refuse the call for, in its own order; empty when nothing stands in the way. */
  readonly refusals: readonly DispatchError[]
}

const subtensor = (name: string): DispatchError => new DispatchError('SubtensorModule', name)

/**
 * Plans one `add_stake` or `remove_stake`: the quote, the call with its limit price, the fee, and every refusal that the
 * chain would give.
 *
 * @throws {UsageError} `subnet_unknown`, or the amount's own errors.
 * @throws {DispatchError} when the pool cannot make the trade at all.
 * @throws {NetworkError} `chain_lacks` when this runtime has no such call.
 */
export async function planStake(view: View, request: StakeRequest): Promise<StakePlan> {
  const { direction, coldkey, hotkey, netuid } = request
  const subnet = await readSubnet(view, netuid)
  const [balance] = await readBalances(view, [coldkey])
  const free = balance?.free ?? 0n
  const staked = await readStake(view, coldkey, hotkey, netuid)
  const hotkeyKnown = await isKnown(view, hotkey)
  const associate = !hotkeyKnown && direction === 'buy'

  // The fee depends on the call's length alone, so any amount gives it; "all" needs it before the amount is known.
  const draft = stakeCall(view, request, 1n, 1n, associate)
  const fee = await estimateFee(view, draft, coldkey)
  const available = direction === 'buy' ? positive(free - fee - existentialDeposit(view)) : staked
  const amount = resolveAmount(request.amount, available)

  const trade = await quoteTrade(view, subnet, {
    direction,
    amount,
    partial: request.partial,
    ...(request.tolerance === undefined ? {} : { tolerance: request.tolerance }),
  })
  const call = stakeCall(view, request, amount, trade.quote.limitPrice, associate)
  const plan = { request, subnet, trade, call, fee, free, staked, hotkeyKnown }
  return { ...plan, refusals: [...refusalsOf(view, plan)] }
}

const positive = (value: bigint): bigint => (value > 0n ? value : 0n)

function stakeCall(
  view: View,
  request: StakeRequest,
  amount: bigint,
  limitPrice: bigint | undefined,
  associate: boolean,
): Call {
  const { direction, hotkey, netuid, partial, tolerance } = request
  const field = direction === 'buy' ? 'amount_staked' : 'amount_unstaked'
  const plain = direction === 'buy' ? 'add_stake' : 'remove_stake'
  const base = { hotkey, netuid, [field]: amount }
  const stake =
    tolerance === undefined
      ? makeCall(view.chain, 'SubtensorModule', plain, base)
      : makeCall(view.chain, 'SubtensorModule', `${plain}_limit`, {
          ...base,
          limit_price: limitPrice,
          allow_partial: partial,
        })
  if (!associate) return stake
  const known = makeCall(view.chain, 'SubtensorModule', 'try_associate_hotkey', { hotkey })
  return batchAll(view.chain, [known, stake])
}

/** Whether the chain has an owner for the hotkey, without which nobody can stake to it. */
async function isKnown(view: View, hotkey: string): Promise<boolean> {
  const [owner] = await view.read([['SubtensorModule', 'Owner', hotkey]])
  const address = asAddress(owner)
  return address !== undefined && address !== NOBODY
}

/** The account of thirty-two zero bytes: the default of `Owner`. */
const NOBODY = '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM'

type Draft = Omit<StakePlan, 'refusals'>

function* refusalsOf(view: View, plan: Draft): Generator<DispatchError> {
  const { request, subnet, trade, fee, free, staked } = plan
  if (!subnet.started) yield subtensor('SubtokenDisabled')
  if (request.direction === 'sell' && trade.amount > staked)
    yield subtensor('NotEnoughStakeToWithdraw')
  const least = view.chain.metadata.constant('SubtensorModule', 'InitialMinStake')
  const worth = request.direction === 'buy' ? trade.amount - trade.quote.fee : trade.quote.received
  if (least !== undefined && worth < least) yield subtensor('AmountTooLow')
  if (!trade.quote.withinTolerance && !request.partial) yield subtensor('SlippageTooHigh')
  if (request.direction === 'buy' && trade.amount + fee > free)
    yield subtensor('NotEnoughBalanceToStake')
  if (request.direction === 'sell' && fee > free + trade.quote.received)
    yield new DispatchError('Token', 'FundsUnavailable')
}
