import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { attempt, DispatchFailure } from '../../frame/dispatch-error.ts'
import type { RuntimeCall, RuntimeEvent } from '../../frame/pallet.ts'
import { invalid } from '../../frame/validity.ts'
import { blockAuthor } from '../aura/author.ts'
import { dropCredit } from '../balances/account.ts'
import { depositBestEffort, resolve, withdraw } from '../balances/currency.ts'
import { canWithdraw, totalBalance } from '../balances/inspect.ts'

/** Fees in a subnet's own token, for those who have no TAO but sell stake (pallets/transaction-fee). */
export interface AlphaFees {
  /** Whether `who` could pay `fee` rao for `call` out of the stake that it sells. */
  canPay(ctx: Context, who: AccountId, call: RuntimeCall, fee: bigint): boolean
  /**
   * Takes the fee, and returns the event that tells of it; `undefined` for calls that cannot be paid so.
   *
   * @throws {InvalidTransaction} Payment when the stake could not be sold.
   */
  pay(ctx: Context, who: AccountId, call: RuntimeCall, fee: bigint): RuntimeEvent | undefined
}

/** A fee that was taken: rao that nobody holds until the block author gets them, or alpha already sold. */
export type Withdrawn =
  | { readonly kind: 'tao'; readonly credit: bigint }
  | { readonly kind: 'alpha'; readonly event: RuntimeEvent }
  | undefined

/** @throws {InvalidTransaction} Payment unless `who` can pay `fee` rao and live on, or has alpha for it. */
export function ensureCanPay(
  ctx: Context,
  alpha: AlphaFees,
  who: AccountId,
  call: RuntimeCall,
  fee: bigint,
): void {
  if (fee === 0n || canWithdraw(ctx, who, fee, true) === undefined) return
  if (!alpha.canPay(ctx, who, call, fee)) invalid('Payment')
}

/** Takes the fee. @throws {InvalidTransaction} Payment when neither TAO nor alpha suffices. */
export function withdrawFee(
  ctx: Context,
  alpha: AlphaFees,
  who: AccountId,
  call: RuntimeCall,
  fee: bigint,
): Withdrawn {
  if (fee === 0n) return undefined
  const taken = attempt(() => withdraw(ctx, who, fee, 'Exact', 'Preserve', 'Polite'))
  if (!(taken instanceof DispatchFailure)) return { kind: 'tao', credit: taken }
  const event = alpha.pay(ctx, who, call, fee)
  return event === undefined ? invalid('Payment') : { kind: 'alpha', event }
}

/** Gives back what was taken beyond `actual` rao, and the rest to the block's author. Alpha is not given back. */
export function settleFee(
  ctx: Context,
  who: AccountId,
  withdrawn: Withdrawn,
  actual: bigint,
): void {
  if (withdrawn === undefined) return
  if (withdrawn.kind === 'alpha') {
    ctx.deposit(withdrawn.event)
    return
  }
  const { credit } = withdrawn
  const excess = credit > actual ? credit - actual : 0n
  const refund = totalBalance(ctx, who) > 0n ? depositBestEffort(ctx, who, excess) : 0n
  const earned = credit - refund
  if (earned === 0n) return
  const author = blockAuthor(ctx)
  if (author === undefined || !resolve(ctx, author, earned)) dropCredit(ctx, earned)
}
