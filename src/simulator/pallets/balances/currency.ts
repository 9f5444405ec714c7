import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import {
  arithmeticError,
  DispatchFailure,
  ensure,
  fail,
  tokenError,
} from '../../frame/dispatch-error.ts'
import { MAX_U64 } from '../../frame/validity.ts'
import { dropCredit, mutateAccount } from './account.ts'
import { EXISTENTIAL_DEPOSIT } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import {
  canDeposit,
  canWithdraw,
  type Fortitude,
  freeBalance,
  type Preservation,
  reducibleBalance,
  totalIssuance,
} from './inspect.ts'
import { TotalIssuance } from './storage.ts'

/** Whether less than was asked for will do. */
export type Precision = 'Exact' | 'BestEffort'

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

function writeBalance(ctx: Context, who: AccountId, amount: bigint): void {
  const most = reducibleBalance(ctx, who, 'Expendable', 'Force')
  mutateAccount(ctx, who, (account) => {
    ensure(account.free - amount <= most, Errors.InsufficientBalance)
    return { ...account, free: amount }
  })
}

function decreaseBalance(
  ctx: Context,
  who: AccountId,
  amount: bigint,
  precision: Precision,
  preservation: Preservation,
  fortitude: Fortitude,
): bigint {
  const old = freeBalance(ctx, who)
  const reducible = reducibleBalance(ctx, who, preservation, fortitude)
  ensure(precision === 'BestEffort' || reducible >= amount, tokenError('FundsUnavailable'))
  const taken = smaller(amount, reducible)
  writeBalance(ctx, who, old - taken)
  return taken
}

function increaseBalance(
  ctx: Context,
  who: AccountId,
  amount: bigint,
  precision: Precision,
): bigint {
  const old = freeBalance(ctx, who)
  ensure(precision === 'BestEffort' || old + amount <= MAX_U64, arithmeticError('Overflow'))
  const next = smaller(old + amount, MAX_U64)
  if (next < EXISTENTIAL_DEPOSIT)
    return precision === 'BestEffort' ? 0n : fail(tokenError('BelowMinimum'))
  if (next !== old) writeBalance(ctx, who, next)
  return next - old
}

/**
 * Moves rao between accounts. frame_support tokens/fungible/regular.rs, `Mutate::transfer`.
 *
 * @throws {DispatchFailure} FundsUnavailable, Frozen, NotExpendable, OnlyProvider, BelowMinimum or an overflow.
 */
export function transfer(
  ctx: Context,
  source: AccountId,
  dest: AccountId,
  amount: bigint,
  preservation: Preservation,
): void {
  const refused =
    canWithdraw(ctx, source, amount, preservation !== 'Expendable') ?? canDeposit(ctx, dest, amount)
  if (refused !== undefined) fail(refused)
  if (source === dest) return
  decreaseBalance(ctx, source, amount, 'BestEffort', preservation, 'Polite')
  increaseBalance(ctx, dest, amount, 'BestEffort')
  ctx.deposit(Event.Transfer({ from: source, to: dest, amount }))
}

/** Makes new rao in an account. @throws {DispatchFailure} BelowMinimum or an overflow. */
export function mintInto(ctx: Context, who: AccountId, amount: bigint): bigint {
  ensure(totalIssuance(ctx) + amount <= MAX_U64, arithmeticError('Overflow'))
  const actual = increaseBalance(ctx, who, amount, 'Exact')
  TotalIssuance.mutate(ctx, (total) => total + actual)
  ctx.deposit(Event.Minted({ who, amount }))
  return actual
}

/** Destroys rao of an account and returns how many. @throws {DispatchFailure} FundsUnavailable if `Exact`. */
export function burnFrom(
  ctx: Context,
  who: AccountId,
  amount: bigint,
  preservation: Preservation,
  precision: Precision,
  fortitude: Fortitude,
): bigint {
  const available = smaller(reducibleBalance(ctx, who, preservation, fortitude), amount)
  ensure(available === amount || precision === 'BestEffort', tokenError('FundsUnavailable'))
  ensure(totalIssuance(ctx) >= available, arithmeticError('Overflow'))
  const actual = decreaseBalance(ctx, who, available, 'BestEffort', preservation, fortitude)
  dropCredit(ctx, actual)
  ctx.deposit(Event.Burned({ who, amount: actual }))
  return actual
}

/** Issues rao that nobody holds yet and returns how many: a credit, to be given to {@link resolve}. */
export function issue(ctx: Context, amount: bigint): bigint {
  const issued = smaller(amount, MAX_U64 - totalIssuance(ctx))
  TotalIssuance.mutate(ctx, (total) => total + issued)
  if (issued > 0n) ctx.deposit(Event.Issued({ amount: issued }))
  return issued
}

/** Puts as much of a credit into an account as fits, and returns how much that was. */
export function depositBestEffort(ctx: Context, who: AccountId, credit: bigint): bigint {
  const increase = increaseBalance(ctx, who, credit, 'BestEffort')
  ctx.deposit(Event.Deposit({ who, amount: increase }))
  return increase
}

/** Puts a credit into an account; whether that was possible. Otherwise the credit is still the caller's. */
export function resolve(ctx: Context, who: AccountId, credit: bigint): boolean {
  try {
    const increase = increaseBalance(ctx, who, credit, 'Exact')
    ctx.deposit(Event.Deposit({ who, amount: increase }))
    return true
  } catch (error) {
    if (error instanceof DispatchFailure) return false
    throw error
  }
}

/**
 * Takes rao from an account as a credit: give it to {@link resolve}, or out of issuance with `dropCredit`.
 *
 * @throws {DispatchFailure} FundsUnavailable when `Exact` and there is not enough.
 */
export function withdraw(
  ctx: Context,
  who: AccountId,
  amount: bigint,
  precision: Precision,
  preservation: Preservation,
  fortitude: Fortitude,
): bigint {
  const taken = decreaseBalance(ctx, who, amount, precision, preservation, fortitude)
  ctx.deposit(Event.Withdraw({ who, amount: taken }))
  return taken
}
