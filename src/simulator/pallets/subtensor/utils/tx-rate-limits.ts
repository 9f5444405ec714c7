import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import type { RateLimitKey } from '../types/index.ts'
import { subSaturating } from './saturating.ts'

/** One block remembered for an account: read, write, forget. Upstream: utils/rate_limiting.rs. */
function lastBlockOf(type: 'LastTxBlock' | 'LastTxBlockChildKeyTake' | 'LastTxBlockDelegateTake') {
  const key = (account: AccountId): RateLimitKey => ({ type, value: account })
  return {
    get: (at: HasState, account: AccountId): bigint => S.LastRateLimitedBlock.get(at, key(account)),
    set: (at: HasState, account: AccountId, block: bigint): void =>
      S.LastRateLimitedBlock.set(at, key(account), block),
    remove: (at: HasState, account: AccountId): void =>
      S.LastRateLimitedBlock.remove(at, key(account)),
  }
}

/** When a coldkey last swapped a hotkey. */
export const lastTxBlock = lastBlockOf('LastTxBlock')
/** When a hotkey last changed its take as a delegate. */
export const lastTxBlockDelegateTake = lastBlockOf('LastTxBlockDelegateTake')
/** When a hotkey last changed its take as a childkey. */
export const lastTxBlockChildkeyTake = lastBlockOf('LastTxBlockChildKeyTake')

function exceeds(limit: bigint, previous: bigint, current: bigint): boolean {
  return limit !== 0n && previous !== 0n && subSaturating(current, previous) <= limit
}

/** Whether too few blocks lie between two swaps of hotkeys. Upstream: utils/rate_limiting.rs. */
export function exceedsTxRateLimit(at: HasState, previous: bigint, current: bigint): boolean {
  return exceeds(S.TxRateLimit.get(at), previous, current)
}

/** Whether too few blocks lie between two raises of a take. Upstream: utils/rate_limiting.rs. */
export function exceedsTxDelegateTakeRateLimit(
  at: HasState,
  previous: bigint,
  current: bigint,
): boolean {
  return exceeds(S.TxDelegateTakeRateLimit.get(at), previous, current)
}
