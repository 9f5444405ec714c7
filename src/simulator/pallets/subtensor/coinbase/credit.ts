import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { dropCredit } from '../../balances/account.ts'
import { issue, resolve } from '../../balances/currency.ts'
import { totalIssuance } from '../../balances/inspect.ts'
import * as S from '../storage/index.ts'
import { addU64Saturating, min, subSaturating } from '../utils/saturating.ts'

/** There will never be more TAO than this, in rao. */
export const MAX_TAO_ISSUANCE = 21_000_000_000_000_000n

/**
 * Issues at most `amount` rao that nobody holds yet, and returns how many: a credit.
 *
 * Upstream: coinbase/tao.rs, `mint_tao`.
 */
export function mintTao(ctx: Context, amount: bigint): bigint {
  const minted = min(amount, subSaturating(MAX_TAO_ISSUANCE, totalIssuance(ctx)))
  S.TotalIssuance.mutate(ctx, (total) => addU64Saturating(total, minted))
  return issue(ctx, minted)
}

/**
 * Puts `part` rao of a credit into an account. Returns what is left of the credit, or `undefined` when the credit is too
 * small or the account cannot take so little; nothing has moved then.
 *
 * Upstream: coinbase/tao.rs, `spend_tao`.
 */
export function spendTao(
  ctx: Context,
  account: AccountId,
  credit: bigint,
  part: bigint,
): bigint | undefined {
  return credit >= part && resolve(ctx, account, part) ? credit - part : undefined
}

/** Takes what is left of a credit out of issuance. Upstream: coinbase/tao.rs, `recycle_credit`. */
export function recycleCredit(ctx: Context, credit: bigint): void {
  if (credit === 0n) return
  S.TotalIssuance.mutate(ctx, (total) => subSaturating(total, credit))
  dropCredit(ctx, credit)
}
