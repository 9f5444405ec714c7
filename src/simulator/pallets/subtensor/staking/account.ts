import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import { createAccountIfNonExistent } from './helpers.ts'

/**
 * Makes a hotkey known as the coldkey's; one that is known already stays as it is.
 *
 * Upstream: staking/account.rs.
 *
 * @throws {DispatchFailure} CannotUseSystemAccount.
 */
export function doTryAssociateHotkey(at: HasState, coldkey: AccountId, hotkey: AccountId): void {
  createAccountIfNonExistent(at, coldkey, hotkey)
}
