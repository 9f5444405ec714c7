import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { arithmeticError, type DispatchErrorValue, tokenError } from '../../frame/dispatch-error.ts'
import { MAX_U64 } from '../../frame/validity.ts'
import { canDecProvider } from '../system/account.ts'
import { Account as SystemAccount } from '../system/storage.ts'
import { accountOf } from './account.ts'
import { EXISTENTIAL_DEPOSIT } from './constants.ts'
import { TotalIssuance } from './storage.ts'

/** How much of an account must survive: anything goes, its life where only this balance gives it, or the deposit. */
export type Preservation = 'Expendable' | 'Protect' | 'Preserve'

/** Whether freezes are respected. */
export type Fortitude = 'Polite' | 'Force'

const floor0 = (value: bigint): bigint => (value > 0n ? value : 0n)

/** Rao of all TAO. */
export function totalIssuance(ctx: Context): bigint {
  return TotalIssuance.get(ctx)
}

/** Free rao, frozen or not. */
export function freeBalance(ctx: Context, who: AccountId): bigint {
  return accountOf(ctx, who).free
}

/** Free and reserved rao. */
export function totalBalance(ctx: Context, who: AccountId): bigint {
  const { free, reserved } = accountOf(ctx, who)
  return free + reserved
}

/** Free rao that may be taken. substrate/frame/balances/src/impl_fungible.rs, `reducible_balance`. */
export function reducibleBalance(
  ctx: Context,
  who: AccountId,
  preservation: Preservation,
  fortitude: Fortitude,
): bigint {
  const { free, reserved, frozen } = accountOf(ctx, who)
  let untouchable = fortitude === 'Polite' ? floor0(frozen - reserved) : 0n
  const keepsDeposit =
    preservation === 'Preserve' ||
    (free > 0n &&
      (preservation === 'Protect'
        ? SystemAccount.get(ctx, who).providers === 1
        : !canDecProvider(ctx, who)))
  if (keepsDeposit && untouchable < EXISTENTIAL_DEPOSIT) untouchable = EXISTENTIAL_DEPOSIT
  return floor0(free - untouchable)
}

/** Why `amount` rao cannot come into an account, or `undefined`. `minted` when they are new. */
export function canDeposit(
  ctx: Context,
  who: AccountId,
  amount: bigint,
  minted = false,
): DispatchErrorValue | undefined {
  if (amount === 0n) return undefined
  if (minted && totalIssuance(ctx) + amount > MAX_U64) return arithmeticError('Overflow')
  const { free, reserved } = accountOf(ctx, who)
  if (free + amount > MAX_U64) return arithmeticError('Overflow')
  if (free + amount < EXISTENTIAL_DEPOSIT) return tokenError('BelowMinimum')
  return free + reserved + amount > MAX_U64 ? arithmeticError('Overflow') : undefined
}

/** Why `amount` rao cannot leave an account (which must live on if `keepAlive`), or `undefined`. */
export function canWithdraw(
  ctx: Context,
  who: AccountId,
  amount: bigint,
  keepAlive: boolean,
): DispatchErrorValue | undefined {
  if (amount === 0n) return undefined
  if (totalIssuance(ctx) < amount) return arithmeticError('Underflow')
  const { free, reserved, frozen } = accountOf(ctx, who)
  if (free < amount) return tokenError('FundsUnavailable')
  if (amount > reducibleBalance(ctx, who, 'Expendable', 'Polite')) return tokenError('Frozen')
  const rest = free - amount
  if (rest < EXISTENTIAL_DEPOSIT) {
    if (!canDecProvider(ctx, who)) return tokenError('OnlyProvider')
    if (rest + reserved < frozen) return tokenError('Frozen')
    return keepAlive ? tokenError('NotExpendable') : undefined
  }
  return rest + reserved < frozen ? tokenError('Frozen') : undefined
}
