import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { transfer } from '../balances/currency.ts'
import { freeBalance } from '../balances/inspect.ts'
import { blockNumber } from '../system/block.ts'
import { MAX_CONTRIBUTORS } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ensureCrowdloan, ensureOpen } from './funds.ts'
import { Contributions, Crowdloans, MaxContributions } from './storage.ts'

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/**
 * Gives `offered` rao to a crowdloan, or as much of them as it may still take. pallets/crowdloan/src/lib.rs.
 *
 * @throws {DispatchFailure} InvalidCrowdloanId, ContributionPeriodEnded, CapRaised, ContributionTooLow,
 *   MaxContributorsReached, MaxContributionReached, InsufficientBalance.
 */
export function contribute(ctx: Context, who: AccountId, id: number, offered: bigint): void {
  const crowdloan = ensureCrowdloan(ctx, id)
  ensure(blockNumber(ctx) < crowdloan.end, Errors.ContributionPeriodEnded)
  ensure(crowdloan.raised < crowdloan.cap, Errors.CapRaised)
  ensure(offered >= crowdloan.min_contribution, Errors.ContributionTooLow)
  // Upstream asks this of those who have contributed before, too.
  ensure(crowdloan.contributors_count < MAX_CONTRIBUTORS, Errors.MaxContributorsReached)
  const before = Contributions.get(ctx, id, who)
  const room = crowdloan.cap - crowdloan.raised
  const most = MaxContributions.get(ctx, id)
  ensure(most === undefined || (before ?? 0n) < most, Errors.MaxContributionReached)
  const own = most === undefined ? offered : smaller(offered, most - (before ?? 0n))
  const amount = smaller(own, room)
  ensure(freeBalance(ctx, who) >= amount, Errors.InsufficientBalance)
  transfer(ctx, who, crowdloan.funds_account, amount, 'Expendable')
  Contributions.set(ctx, id, who, (before ?? 0n) + amount)
  Crowdloans.set(ctx, id, {
    ...crowdloan,
    raised: crowdloan.raised + amount,
    contributors_count: crowdloan.contributors_count + (before === undefined ? 1 : 0),
  })
  ctx.deposit(Event.Contributed({ crowdloan_id: id, contributor: who, amount }))
}

/**
 * Takes a contribution back; the creator's deposit stays. pallets/crowdloan/src/lib.rs.
 *
 * @throws {DispatchFailure} InvalidCrowdloanId, AlreadyFinalized, NoContribution, DepositCannotBeWithdrawn.
 */
export function withdraw(ctx: Context, who: AccountId, id: number): void {
  const crowdloan = ensureOpen(ctx, id)
  const given = Contributions.get(ctx, id, who) ?? 0n
  ensure(given > 0n, Errors.NoContribution)
  const isCreator = who === crowdloan.creator
  const amount = isCreator ? given - smaller(given, crowdloan.deposit) : given
  ensure(amount > 0n, Errors.DepositCannotBeWithdrawn)
  if (isCreator) Contributions.set(ctx, id, who, crowdloan.deposit)
  else Contributions.remove(ctx, id, who)
  transfer(ctx, crowdloan.funds_account, who, amount, 'Expendable')
  Crowdloans.set(ctx, id, {
    ...crowdloan,
    raised: crowdloan.raised - smaller(crowdloan.raised, amount),
    contributors_count: crowdloan.contributors_count - (isCreator ? 0 : 1),
  })
  ctx.deposit(Event.Withdrew({ crowdloan_id: id, contributor: who, amount }))
}
