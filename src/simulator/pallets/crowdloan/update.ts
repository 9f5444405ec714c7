import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { ABSOLUTE_MINIMUM_CONTRIBUTION } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ensureOwn, ensureValidEnd } from './funds.ts'
import { Contributions, Crowdloans, MaxContributions } from './storage.ts'

// What the creator of a crowdloan may change until it is finalized (pallets/crowdloan/src/lib.rs). All throw
// InvalidCrowdloanId, AlreadyFinalized and InvalidOrigin besides what is said here.

/** The least contribution, in rao. @throws {DispatchFailure} MinimumContributionTooLow, MinimumContributionTooHigh. */
export function updateMinContribution(
  ctx: Context,
  who: AccountId,
  id: number,
  least: bigint,
): void {
  const crowdloan = ensureOwn(ctx, id, who)
  ensure(least >= ABSOLUTE_MINIMUM_CONTRIBUTION, Errors.MinimumContributionTooLow)
  const most = MaxContributions.get(ctx, id)
  ensure(most === undefined || least <= most, Errors.MinimumContributionTooHigh)
  Crowdloans.set(ctx, id, { ...crowdloan, min_contribution: least })
  ctx.deposit(Event.MinContributionUpdated({ crowdloan_id: id, new_min_contribution: least }))
}

/** The block at which contributions end. @throws {DispatchFailure} as `ensureValidEnd`. */
export function updateEnd(ctx: Context, who: AccountId, id: number, end: number): void {
  const crowdloan = ensureOwn(ctx, id, who)
  ensureValidEnd(ctx, end)
  Crowdloans.set(ctx, id, { ...crowdloan, end })
  ctx.deposit(Event.EndUpdated({ crowdloan_id: id, new_end: end }))
}

/** Rao to raise. @throws {DispatchFailure} CapTooLow. */
export function updateCap(ctx: Context, who: AccountId, id: number, cap: bigint): void {
  const crowdloan = ensureOwn(ctx, id, who)
  ensure(cap >= crowdloan.raised, Errors.CapTooLow)
  Crowdloans.set(ctx, id, { ...crowdloan, cap })
  ctx.deposit(Event.CapUpdated({ crowdloan_id: id, new_cap: cap }))
}

/** The most that one account may give, in rao, or no such limit. @throws {DispatchFailure} MaximumContributionTooLow. */
export function setMaxContribution(
  ctx: Context,
  who: AccountId,
  id: number,
  most: bigint | undefined,
): void {
  const { creator, min_contribution: least } = ensureOwn(ctx, id, who)
  if (most === undefined) MaxContributions.remove(ctx, id)
  else {
    const own = Contributions.get(ctx, id, creator) ?? 0n
    ensure(most >= least && most >= own, Errors.MaximumContributionTooLow)
    MaxContributions.set(ctx, id, most)
  }
  ctx.deposit(Event.MaxContributionUpdated({ crowdloan_id: id, new_max_contribution: most }))
}
