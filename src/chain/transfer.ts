import { type Amount, resolveAmount } from '../amounts.ts'
import { DispatchError } from '../errors/dispatch.ts'
import { existentialDeposit, readBalances } from './accounts.ts'
import { type Call, estimateFee, makeCall } from './call.ts'
import type { Operation } from './operation.ts'
import { accountRefusals, outOfFunds } from './refusals.ts'
import type { View } from './view.ts'

export interface TransferRequest {
  /** SS58 addresses. */
  readonly from: string
  readonly to: string
  readonly amount: Amount
  /** Whether the sender's account may be closed by it. */
  readonly allowDeath: boolean
}

/** A transfer as it is planned; `amount` in rao. */
export interface TransferPlan extends Operation {
  readonly to: string
  readonly amount: bigint
}

/**
 * Plans a transfer of TAO. "all" is all but the fee and, unless the account may be closed, the existential deposit.
 *
 * Upstream: Balances' `transfer_keep_alive` and `transfer_allow_death`.
 *
 * @throws {NetworkError} `chain_lacks`
 */
export async function planTransfer(view: View, request: TransferRequest): Promise<TransferPlan> {
  const { from, to, allowDeath } = request
  const [[sender, receiver], against, fee] = await Promise.all([
    readBalances(view, [from, to]),
    accountRefusals(view, from),
    // A compact amount takes up to nine bytes: the fee of the largest is what any can cost.
    estimateFee(view, transferCall(view, request, (1n << 64n) - 1n), from),
  ])
  const free = sender?.free ?? 0n
  const frozen = sender?.frozen ?? 0n
  const deposit = existentialDeposit(view)
  const kept = [allowDeath ? 0n : deposit, frozen].reduce((a, b) => (a > b ? a : b))
  const spendable = free > fee + kept ? free - fee - kept : 0n
  const amount = resolveAmount(request.amount, spendable)
  const call = transferCall(view, request, amount)
  const refusals = [...against]
  if (amount + fee > free) refusals.push(outOfFunds())
  else if (amount > spendable)
    refusals.push(new DispatchError('Token', frozen > deposit ? 'Frozen' : 'NotExpendable'))
  if ((receiver?.free ?? 0n) + amount < deposit)
    refusals.push(new DispatchError('Token', 'BelowMinimum'))
  return {
    coldkey: from,
    to,
    amount,
    call,
    cost: amount,
    fee: await estimateFee(view, call, from),
    free,
    refusals,
  }
}

function transferCall({ chain }: View, { to, allowDeath }: TransferRequest, value: bigint): Call {
  const name = allowDeath ? 'transfer_allow_death' : 'transfer_keep_alive'
  return makeCall(chain, 'Balances', name, { dest: to, value })
}
