import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { reserve, unreserve } from '../balances/reserve.ts'

/** Rao to reserve for `count` of a kind. */
export function depositFor(count: number, { base, each }: { base: bigint; each: bigint }): bigint {
  return count === 0 ? 0n : base + each * BigInt(count)
}

/**
 * Makes an account's reserve `next` rao where it was `old`.
 *
 * @throws {DispatchFailure} when it cannot reserve more.
 */
export function settleDeposit(ctx: Context, who: AccountId, old: bigint, next: bigint): void {
  if (next > old) reserve(ctx, who, next - old)
  else if (next < old) unreserve(ctx, who, old - next)
}
