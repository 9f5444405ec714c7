import type { AccountId } from '../../crypto/index.ts'
import { BadOrigin, DispatchFailure } from './dispatch-error.ts'
import type { RuntimeCall } from './pallet.ts'

/** Who makes a call. */
export type Origin =
  | { readonly type: 'root' }
  | { readonly type: 'none' }
  | {
      readonly type: 'signed'
      readonly account: AccountId
      /** What this account may not do here, also deep inside other calls (upstream's `add_filter`). */
      readonly filter?: (call: RuntimeCall) => boolean
    }

export const ROOT: Origin = { type: 'root' }
export const NONE: Origin = { type: 'none' }

export function signed(account: AccountId): Origin {
  return { type: 'signed', account }
}

/** The signer. @throws {DispatchFailure} BadOrigin for any other origin. */
export function ensureSigned(origin: Origin): AccountId {
  if (origin.type !== 'signed') throw new DispatchFailure(BadOrigin)
  return origin.account
}

/** @throws {DispatchFailure} BadOrigin unless the origin is root. */
export function ensureRoot(origin: Origin): void {
  if (origin.type !== 'root') throw new DispatchFailure(BadOrigin)
}

/** @throws {DispatchFailure} BadOrigin unless the call comes from the block itself (an inherent). */
export function ensureNone(origin: Origin): void {
  if (origin.type !== 'none') throw new DispatchFailure(BadOrigin)
}

/** The signer, or `undefined` for root. @throws {DispatchFailure} BadOrigin for an inherent. */
export function ensureSignedOrRoot(origin: Origin): AccountId | undefined {
  if (origin.type === 'root') return undefined
  return ensureSigned(origin)
}
