import type { Direction } from '../amm/swap.ts'
import { type Amount, resolveAmount } from '../amounts.ts'
import type { DispatchError } from '../errors/dispatch.ts'
import { existentialDeposit, readBalance } from './accounts.ts'
import { type Call, estimateFee } from './call.ts'
import { regimeRefusals } from './emission/regime-refusals.ts'
import { feePayment } from './fee-payment.ts'
import { isHotkeyKnown } from './hotkeys.ts'
import { nextBlock } from './next-block.ts'
import { quoteTrade, type TradeQuote } from './quote.ts'
import { accountRefusals } from './refusals.ts'
import { estimateCarrierFee } from './shield.ts'
import { readAvailableStake, readStake } from './stake.ts'
import { stakeCall } from './stake-call.ts'
import { stakeRefusals } from './stake-refusals.ts'
import { readSubnet, type Subnet } from './subnets.ts'
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
  /** Make the hotkey the coldkey's own in the same batch, where the chain does not know it yet. */
  readonly associate: boolean
  /** The key to encrypt the transaction with, where nobody shall see it before it is in a block. */
  readonly shield?: Uint8Array
}

/** What a staking command will do, before anything is signed. Amounts in rao. */
export interface StakePlan {
  readonly request: StakeRequest
  readonly subnet: Subnet
  readonly trade: TradeQuote
  /** The newest block when it was planned. */
  readonly head: number
  /** Whether the quote is of what the next block's transactions find; else of what the newest block left. */
  readonly foretold: boolean
  readonly call: Call
  /** The transaction's own fee, and its carrier's when it is encrypted; the swap's fee is in the quote. */
  readonly fee: bigint
  /** What the chain takes of the stake for the transaction's own fee, where the balance does not cover it; else 0. */
  readonly feeInAlpha: bigint
  readonly free: bigint
  /** What the coldkey has on this hotkey in this subnet now. */
  readonly staked: bigint
  /** Whether the chain knows the hotkey. */
  readonly hotkeyKnown: boolean
  /** Whether the call makes the hotkey the coldkey's own first. */
  readonly associates: boolean
  /** What the chain would refuse the call for, in its own order; empty when nothing stands in the way. */
  readonly refusals: readonly DispatchError[]
}

/**
 * Plans one `add_stake` or `remove_stake`: the quote, the call with its limit price, the fee, and every refusal that the
 * chain would give, on what the next block's transactions find where the chain can tell that.
 *
 * @throws {UsageError} `subnet_unknown`, or the amount's own errors.
 * @throws {DispatchError} when the pool cannot make the trade at all.
 * @throws {NetworkError} `chain_lacks` when this runtime has no such call.
 */
export async function planStake(now: View, request: StakeRequest): Promise<StakePlan> {
  const view = await nextBlock(now)
  const { direction, coldkey, hotkey, netuid, tolerance, partial } = request
  const [subnet, balance, staked, hotkeyKnown, against, elsewhere, available] = await Promise.all([
    readSubnet(view, netuid),
    readBalance(view, coldkey),
    readStake(view, coldkey, hotkey, netuid),
    isHotkeyKnown(view, hotkey),
    accountRefusals(view, coldkey),
    regimeRefusals(view, netuid),
    direction === 'sell' ? readAvailableStake(view, coldkey, netuid) : undefined,
  ])
  const { free } = balance
  const { metadata } = view.chain
  const associates =
    !hotkeyKnown &&
    direction === 'buy' &&
    request.associate &&
    metadata.hasCall('SubtensorModule', 'try_associate_hotkey') &&
    metadata.hasCall('Utility', 'batch_all')

  // The fee depends on the call's length alone, so any amount gives it; "all" needs it before the amount is known.
  const draft = stakeCall(view.chain, request, { amount: 1n, limitPrice: 1n, associates })
  const [own, carrier] = await Promise.all([
    estimateFee(view, draft, coldkey),
    request.shield === undefined ? 0n : estimateCarrierFee(view, draft, coldkey),
  ])
  const fee = own + carrier
  const deposit = existentialDeposit(view)
  const sold = direction === 'sell' ? { staked, price: subnet.price } : undefined
  const payment = feePayment(balance, { own, carrier }, deposit, sold)
  const spendable = positive(free - fee - deposit)
  const sellable = staked - payment.alpha
  const amount = resolveAmount(request.amount, direction === 'buy' ? spendable : sellable)

  const limits = tolerance === undefined ? {} : { tolerance }
  const trade = await quoteTrade(view, subnet, { direction, amount, partial, ...limits })
  const { limitPrice } = trade.quote
  const call = stakeCall(view.chain, request, {
    amount,
    associates,
    ...(limitPrice === undefined ? {} : { limitPrice }),
  })
  const holdings = { free, staked, hotkeyKnown, associates }
  const when = { head: now.block.number, foretold: view !== now }
  const cost = { fee, feeInAlpha: payment.alpha }
  const plan = { request, subnet, trade, ...when, call, ...cost, ...holdings }
  const refusals = [
    // The chain looks at the fee before it looks at the call.
    ...(payment.refusal === undefined ? [] : [payment.refusal]),
    ...against,
    ...elsewhere,
    ...stakeRefusals(view, plan, available),
  ]
  return { ...plan, refusals }
}

const positive = (value: bigint): bigint => (value > 0n ? value : 0n)
