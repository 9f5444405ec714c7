import { trade } from '../amm/market.ts'
import type { DispatchError } from '../errors/dispatch.ts'
import type { StakePlan } from './plan.ts'
import { subtensor } from './refusals.ts'
import type { View } from './view.ts'

type Draft = Omit<StakePlan, 'refusals'>

/**
 * What the chain would refuse a staking call for, in the order in which it looks.
 *
 * Upstream: pallets/subtensor/src/staking/stake_utils.rs, `validate_add_stake` and `validate_remove_stake`.
 *
 * @param available what of the stake is not locked, where the chain can say.
 */
export function stakeRefusals(
  view: View,
  plan: Draft,
  available: bigint | undefined,
): DispatchError[] {
  const least = view.chain.metadata.constant('SubtensorModule', 'InitialMinStake') ?? 0n
  return plan.request.direction === 'buy'
    ? [...buying(plan, least)]
    : [...selling(plan, least, available)]
}

function* buying(plan: Draft, least: bigint): Generator<DispatchError> {
  const { subnet, trade: quoted, request, fee, free, hotkeyKnown, associates } = plan
  const { amount, quote } = quoted
  const entered = quote.paid - quote.fee
  if (!subnet.started) yield subtensor('SubtokenDisabled')
  if (amount < least + feeOf(plan, least) || entered < least) yield subtensor('AmountTooLow')
  if (!quote.withinTolerance && !request.partial) yield subtensor('SlippageTooHigh')
  if (quote.paid + fee > free) yield subtensor('NotEnoughBalanceToStake')
  if (!hotkeyKnown && !associates) yield subtensor('HotKeyAccountNotExists')
  if (amount >= least && quote.received === 0n) yield subtensor('InsufficientLiquidity')
}

function* selling(
  plan: Draft,
  least: bigint,
  available: bigint | undefined,
): Generator<DispatchError> {
  const { subnet, trade: quoted, request, staked, feeInAlpha, hotkeyKnown } = plan
  const { amount, quote } = quoted
  // A fee is taken of the stake before the sale; without a limit price the chain then sells what is left.
  const left = request.tolerance === undefined ? staked : staked - feeInAlpha
  if (!subnet.started) yield subtensor('SubtokenDisabled')
  if (amount > left || staked === 0n) yield subtensor('NotEnoughStakeToWithdraw')
  // What is left behind must be worth keeping, so only a part has a least size.
  if (amount < staked && wholeOf(plan) < least) yield subtensor('AmountTooLow')
  if (!quote.withinTolerance && !request.partial) yield subtensor('SlippageTooHigh')
  if (!hotkeyKnown) yield subtensor('HotKeyAccountNotExists')
  if (available !== undefined && amount <= staked && quote.paid > available)
    yield subtensor('StakeUnavailable')
}

/** The fee that a purchase of `amount` rao would pay. */
function feeOf({ subnet }: Draft, amount: bigint): bigint {
  const trial = trade(subnet.market, 'buy', amount)
  return trial.ok ? trial.feePaid : 0n
}

/** TAO for the whole amount at any price: what the chain holds against its least stake. */
function wholeOf({ subnet, trade: { amount } }: Draft): bigint {
  const trial = trade(subnet.market, 'sell', amount)
  return trial.ok ? trial.amountPaidOut : 0n
}
