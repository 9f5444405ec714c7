import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { DispatchFailure, ensure } from '../../frame/dispatch-error.ts'
import { mutateAccount } from './account.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { totalBalance } from './inspect.ts'

/**
 * Reserves free rao, e.g. as a deposit. substrate/frame/balances/src/impl_currency.rs.
 *
 * @throws {DispatchFailure} InsufficientBalance or LiquidityRestrictions.
 */
export function reserve(ctx: Context, who: AccountId, amount: bigint): void {
  if (amount === 0n) return
  mutateAccount(ctx, who, (account) => {
    ensure(account.free >= amount, Errors.InsufficientBalance)
    const free = account.free - amount
    ensure(free >= account.frozen, Errors.LiquidityRestrictions)
    return { ...account, free, reserved: account.reserved + amount }
  })
  ctx.deposit(Event.Reserved({ who, amount }))
}

/** Frees reserved rao and returns how many of `amount` there were not. */
export function unreserve(ctx: Context, who: AccountId, amount: bigint): bigint {
  if (amount === 0n) return 0n
  if (totalBalance(ctx, who) === 0n) return amount
  let actual = 0n
  try {
    mutateAccount(ctx, who, (account) => {
      actual = account.reserved < amount ? account.reserved : amount
      return {
        ...account,
        free: account.free + actual,
        reserved: account.reserved - actual,
      }
    })
  } catch (error) {
    if (error instanceof DispatchFailure) return amount
    throw error
  }
  ctx.deposit(Event.Unreserved({ who, amount: actual }))
  return amount - actual
}
