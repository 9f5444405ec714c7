import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { decConsumers, decProviders, incConsumers, incProviders } from '../system/account.ts'
import { Account as SystemAccount } from '../system/storage.ts'
import { EXISTENTIAL_DEPOSIT } from './constants.ts'
import { Event } from './events.ts'
import { TotalIssuance } from './storage.ts'
import { type AccountData, NEW_LOGIC, NO_BALANCE } from './types.ts'

/** The balance of an account (it lives in System). */
export function accountOf(ctx: Context, who: AccountId): AccountData {
  return SystemAccount.get(ctx, who).data
}

/** Whether an account holds nothing at all, and so counts as new to this pallet. */
function isNothing({ free, reserved, frozen, flags }: AccountData): boolean {
  return free === 0n && reserved === 0n && frozen === 0n && flags === NEW_LOGIC
}

const consumes = ({ reserved, frozen }: AccountData): boolean => reserved > 0n || frozen > 0n

/** Brings an account from before reference counting up to date; says whether it had to be. */
export function ensureUpgraded(ctx: Context, who: AccountId): boolean {
  const account = accountOf(ctx, who)
  if ((account.flags & NEW_LOGIC) !== 0n) return false
  let { free } = account
  if (account.reserved > 0n && account.frozen === 0n) {
    if (SystemAccount.get(ctx, who).providers === 0) {
      free = free > EXISTENTIAL_DEPOSIT ? free : EXISTENTIAL_DEPOSIT
      incProviders(ctx, who)
    }
    SystemAccount.mutate(ctx, who, (info) => ({ ...info, consumers: info.consumers + 1 }))
  }
  store(ctx, who, { ...account, free, flags: account.flags | NEW_LOGIC })
  ctx.deposit(Event.Upgraded({ who }))
  return true
}

/** Writes the balance of an account that something provides for, and forgets one that nothing does. */
function store(ctx: Context, who: AccountId, data: AccountData | undefined): void {
  const info = SystemAccount.get(ctx, who)
  if (info.providers > 0 || info.sufficients > 0)
    SystemAccount.set(ctx, who, { ...info, data: data ?? NO_BALANCE })
  else SystemAccount.remove(ctx, who)
}

/**
 * Replaces an account's balance by what `change` makes of it, keeping its references in step: an account of at least
 * the existential deposit provides, a reserved or frozen one consumes. Below the deposit it dies, and what it leaves
 * is dust, which is taken out of issuance. substrate/frame/balances/src/lib.rs, `try_mutate_account_handling_dust`.
 *
 * @throws {DispatchFailure} of `change`, or ConsumerRemaining when the account may not die.
 */
export function mutateAccount(
  ctx: Context,
  who: AccountId,
  change: (account: AccountData, isNew: boolean) => AccountData,
): void {
  ensureUpgraded(ctx, who)
  const before = accountOf(ctx, who)
  const isNew = isNothing(before)
  const after = change(before, isNew)
  const provided = before.free >= EXISTENTIAL_DEPOSIT
  const provides = after.free >= EXISTENTIAL_DEPOSIT
  if (!provided && provides) incProviders(ctx, who)
  settleConsumers(ctx, who, !isNew && consumes(before), consumes(after))
  if (provided && !provides) decProviders(ctx, who)
  const dies = after.free < EXISTENTIAL_DEPOSIT && after.reserved === 0n
  store(ctx, who, dies ? undefined : after)
  if (isNew) ctx.deposit(Event.Endowed({ account: who, free_balance: after.free }))
  const dust = dies ? after.free : 0n
  if (dust === 0n) return
  ctx.deposit(Event.DustLost({ account: who, amount: dust }))
  dropCredit(ctx, dust)
}

function settleConsumers(ctx: Context, who: AccountId, did: boolean, does: boolean): void {
  if (did && !does) decConsumers(ctx, who)
  if (!did && does) incConsumers(ctx, who)
}

/** Takes `amount` that nobody holds out of issuance (a dropped credit upstream). */
export function dropCredit(ctx: Context, amount: bigint): void {
  TotalIssuance.mutate(ctx, (total) => (total > amount ? total - amount : 0n))
}
