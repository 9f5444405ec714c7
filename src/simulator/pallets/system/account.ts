import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { DispatchFailure } from '../../frame/dispatch-error.ts'
import { Event } from './events.ts'
import { Account } from './storage.ts'

/** How many consumers may hold on to one account (runtime/src/lib.rs, `MaxConsumers`). */
const MAX_CONSUMERS = 16

/** Adds a reason to exist; the first one creates the account. substrate/frame/system, `inc_providers`. */
export function incProviders(ctx: Context, who: AccountId): void {
  const account = Account.get(ctx, who)
  if (account.providers === 0 && account.sufficients === 0)
    ctx.deposit(Event.NewAccount({ account: who }))
  Account.set(ctx, who, { ...account, providers: account.providers + 1 })
}

/**
 * Takes a reason to exist away; with the last one the account dies.
 *
 * @throws {DispatchFailure} ConsumerRemaining while something still refers to the account.
 */
export function decProviders(ctx: Context, who: AccountId): void {
  const account = Account.get(ctx, who)
  const providers = Math.max(account.providers, 1)
  if (providers > 1 || account.sufficients > 0) {
    if (providers === 1 && account.consumers > 0)
      throw new DispatchFailure({ type: 'ConsumerRemaining' })
    Account.set(ctx, who, { ...account, providers: providers - 1 })
    return
  }
  if (account.consumers > 0) throw new DispatchFailure({ type: 'ConsumerRemaining' })
  Account.remove(ctx, who)
  ctx.deposit(Event.KilledAccount({ account: who }))
}

/**
 * Notes that something refers to the account.
 *
 * @throws {DispatchFailure} NoProviders for an account that does not exist, TooManyConsumers beyond 16.
 */
export function incConsumers(ctx: Context, who: AccountId): void {
  const account = Account.get(ctx, who)
  if (account.providers === 0) throw new DispatchFailure({ type: 'NoProviders' })
  if (account.consumers >= MAX_CONSUMERS) throw new DispatchFailure({ type: 'TooManyConsumers' })
  Account.set(ctx, who, { ...account, consumers: account.consumers + 1 })
}

/** Notes that one reference less remains. */
export function decConsumers(ctx: Context, who: AccountId): void {
  Account.mutate(ctx, who, (account) => ({
    ...account,
    consumers: Math.max(account.consumers - 1, 0),
  }))
}

/** Whether a provider may go: nothing refers to the account, or another provider stays. */
export function canDecProvider(ctx: Context, who: AccountId): boolean {
  const { providers, consumers } = Account.get(ctx, who)
  return consumers === 0 || providers > 1
}

/** Counts the account's next transaction. */
export function incNonce(ctx: Context, who: AccountId): void {
  Account.mutate(ctx, who, (account) => ({ ...account, nonce: account.nonce + 1 }))
}
