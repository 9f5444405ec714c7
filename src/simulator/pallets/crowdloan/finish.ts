import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { attempt, DispatchFailure, ensure, fail } from '../../frame/dispatch-error.ts'
import { signed } from '../../frame/origin.ts'
import { transfer } from '../balances/currency.ts'
import { dropCall, peekCall } from '../preimage/bounded.ts'
import type { BoundedCall } from '../preimage/types.ts'
import { decProviders } from '../system/account.ts'
import { REFUND_CONTRIBUTORS_LIMIT } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ensureCrowdloan, ensureOwn } from './funds.ts'
import { Contributions, Crowdloans, CurrentCrowdloanId, MaxContributions } from './storage.ts'

function makeCall(ctx: Context, who: AccountId, id: number, call: BoundedCall): void {
  CurrentCrowdloanId.set(ctx, id)
  const stored = peekCall(ctx, call) ?? fail(Errors.CallUnavailable)
  const outcome = attempt(() => ctx.dispatch(stored, signed(who)))
  // A failure goes on without what the call says of its own cost.
  if (outcome instanceof DispatchFailure) fail(outcome.module ?? outcome.error)
  CurrentCrowdloanId.remove(ctx)
}

/**
 * Does what a crowdloan was for, once all is raised: makes its call as the creator, or transfers the funds.
 *
 * Upstream: pallets/crowdloan/src/lib.rs, `finalize`.
 *
 * @throws {DispatchFailure} InvalidCrowdloanId, InvalidOrigin, CapNotRaised, AlreadyFinalized, CallUnavailable,
 *   InvalidFinalizationConfig, or what the call says.
 */
export function finalize(ctx: Context, who: AccountId, id: number): void {
  const crowdloan = ensureCrowdloan(ctx, id)
  ensure(who === crowdloan.creator, Errors.InvalidOrigin)
  ensure(crowdloan.raised === crowdloan.cap, Errors.CapNotRaised)
  ensure(!crowdloan.finalized, Errors.AlreadyFinalized)
  const { call, target_address: target, funds_account: funds } = crowdloan
  if (call !== undefined && target === undefined) makeCall(ctx, who, id, call)
  else if (call === undefined && target !== undefined)
    transfer(ctx, funds, target, crowdloan.raised, 'Expendable')
  else fail(Errors.InvalidFinalizationConfig)
  Crowdloans.set(ctx, id, { ...crowdloan, finalized: true })
  ctx.deposit(Event.Finalized({ crowdloan_id: id }))
}

/**
 * Gives contributors theirs back, 50 in a call; the creator's stays.
 *
 * Upstream: pallets/crowdloan/src/lib.rs, `refund`.
 *
 * @returns how many were refunded, or `undefined` when others are left.
 * @throws {DispatchFailure} InvalidCrowdloanId, AlreadyFinalized, InvalidOrigin.
 */
export function refund(ctx: Context, who: AccountId, id: number): number | undefined {
  const crowdloan = ensureOwn(ctx, id, who)
  const others = Contributions.entries(ctx, id).filter(([[, one]]) => one !== crowdloan.creator)
  const refunded = others.slice(0, REFUND_CONTRIBUTORS_LIMIT)
  for (const [[, contributor], amount] of refunded)
    transfer(ctx, crowdloan.funds_account, contributor, amount, 'Expendable')
  const sum = refunded.reduce((total, [, amount]) => total + amount, 0n)
  const raised = crowdloan.raised > sum ? crowdloan.raised - sum : 0n
  const contributors_count = crowdloan.contributors_count - refunded.length
  ensure(contributors_count >= 0, Errors.Underflow)
  Crowdloans.set(ctx, id, { ...crowdloan, raised, contributors_count })
  for (const [[, contributor]] of refunded) Contributions.remove(ctx, id, contributor)
  const isAll = refunded.length === others.length
  const told = { crowdloan_id: id }
  ctx.deposit(isAll ? Event.AllRefunded(told) : Event.PartiallyRefunded(told))
  return isAll ? refunded.length : undefined
}

/**
 * Ends a crowdloan that has no contribution but the creator's, which goes back.
 *
 * Upstream: pallets/crowdloan/src/lib.rs, `dissolve`.
 *
 * @throws {DispatchFailure} InvalidCrowdloanId, AlreadyFinalized, InvalidOrigin, NoContribution, NotReadyToDissolve.
 */
export function dissolve(ctx: Context, who: AccountId, id: number): void {
  const { creator, raised, funds_account: funds, call } = ensureOwn(ctx, id, who)
  const own = Contributions.get(ctx, id, creator) ?? fail(Errors.NoContribution)
  ensure(own === raised, Errors.NotReadyToDissolve)
  transfer(ctx, funds, creator, own, 'Expendable')
  Contributions.remove(ctx, id, creator)
  if (call !== undefined) dropCall(ctx, call)
  // Upstream lets an account that something still refers to be.
  attempt(() => decProviders(ctx, funds))
  Crowdloans.remove(ctx, id)
  MaxContributions.remove(ctx, id)
  ctx.deposit(Event.Dissolved({ crowdloan_id: id }))
}
