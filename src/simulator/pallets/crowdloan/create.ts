import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { transfer } from '../balances/currency.ts'
import { freeBalance } from '../balances/inspect.ts'
import { boundCall } from '../preimage/bounded.ts'
import { incProviders } from '../system/account.ts'
import { ABSOLUTE_MINIMUM_CONTRIBUTION, MINIMUM_DEPOSIT } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ensureValidEnd, fundsAccount } from './funds.ts'
import { Contributions, Crowdloans, NextCrowdloanId } from './storage.ts'

const MAX_ID = 0xffff_ffff

/** What a crowdloan is to be: amounts in rao. Either `call` or `target_address` says what becomes of them. */
export interface Terms {
  readonly deposit: bigint
  readonly min_contribution: bigint
  readonly cap: bigint
  readonly end: number
  readonly call: RuntimeCall | undefined
  readonly target_address: AccountId | undefined
}

/**
 * Creates a crowdloan, of which the creator's deposit is the first contribution. pallets/crowdloan/src/lib.rs, `create`.
 *
 * @throws {DispatchFailure} DepositTooLow, CapTooLow, MinimumContributionTooLow, InvalidFinalizationConfig, as
 *   `ensureValidEnd`, InsufficientBalance, Overflow.
 */
export function create(ctx: Context, creator: AccountId, terms: Terms): void {
  const { deposit, min_contribution, cap, end, target_address } = terms
  ensure(deposit >= MINIMUM_DEPOSIT, Errors.DepositTooLow)
  ensure(cap > deposit, Errors.CapTooLow)
  ensure(min_contribution >= ABSOLUTE_MINIMUM_CONTRIBUTION, Errors.MinimumContributionTooLow)
  const isEither = (terms.call === undefined) !== (target_address === undefined)
  ensure(isEither, Errors.InvalidFinalizationConfig)
  ensureValidEnd(ctx, end)
  ensure(freeBalance(ctx, creator) >= deposit, Errors.InsufficientBalance)
  const id = NextCrowdloanId.get(ctx)
  ensure(id < MAX_ID, Errors.Overflow)
  NextCrowdloanId.set(ctx, id + 1)
  const funds_account = fundsAccount(id)
  incProviders(ctx, funds_account)
  const call = terms.call === undefined ? undefined : boundCall(ctx, terms.call)
  Crowdloans.set(ctx, id, {
    creator,
    deposit,
    min_contribution,
    end,
    cap,
    funds_account,
    raised: deposit,
    target_address,
    call,
    finalized: false,
    contributors_count: 1,
  })
  transfer(ctx, creator, funds_account, deposit, 'Expendable')
  Contributions.set(ctx, id, creator, deposit)
  ctx.deposit(Event.Created({ crowdloan_id: id, creator, end, cap }))
}
