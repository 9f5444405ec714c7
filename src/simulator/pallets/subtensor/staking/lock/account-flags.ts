import type { AccountId } from '../../../../../crypto/index.ts'
import { ensure } from '../../../../frame/dispatch-error.ts'
import type { HasState } from '../../../../frame/storage.ts'
import { Errors } from '../../errors.ts'
import * as S from '../../storage/index.ts'

const ACCEPTS_LOCKED_ALPHA = 1n

/** Whether a coldkey refuses stake that comes with a lock; it does until it says otherwise. Upstream: staking/lock.rs. */
export function accountRejectsLockedAlpha(at: HasState, coldkey: AccountId): boolean {
  return (S.AccountFlags.get(at, coldkey) & ACCEPTS_LOCKED_ALPHA) === 0n
}

/** Whether a coldkey takes stake that comes with a lock from now on. Upstream: staking/lock.rs. */
export function setAcceptLockedAlpha(at: HasState, coldkey: AccountId, enabled: boolean): void {
  const flags = S.AccountFlags.get(at, coldkey)
  const next = enabled ? flags | ACCEPTS_LOCKED_ALPHA : flags & ~ACCEPTS_LOCKED_ALPHA
  if (next === 0n) S.AccountFlags.remove(at, coldkey)
  else S.AccountFlags.set(at, coldkey, next)
}

/** @throws {DispatchFailure} AccountRejectsLockedAlpha when `amount` rao of lock may not come in. */
export function ensureCanReceiveLockedAlpha(
  at: HasState,
  coldkey: AccountId,
  amount: bigint,
): void {
  ensure(amount === 0n || !accountRejectsLockedAlpha(at, coldkey), Errors.AccountRejectsLockedAlpha)
}
