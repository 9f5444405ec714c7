import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { type HoldReason, hold, release } from '../balances/hold.ts'

const REASON: HoldReason = { type: 'Preimage', value: 'Preimage' }

/** Rao for two items of 64 bytes, and for each byte of the preimage (runtime/src/lib.rs). */
const BASE = 2n * 20_000_000n + 64n * 1_000_000n
const PER_BYTE = 1_000_000n

/** Holds the deposit for a preimage and returns it. @throws {DispatchFailure} as `hold`. */
export function takeDeposit(ctx: Context, who: AccountId, length: number): bigint {
  const deposit = BASE + PER_BYTE * BigInt(length)
  hold(ctx, REASON, who, deposit)
  return deposit
}

/** Gives a deposit back. */
export function returnDeposit(ctx: Context, who: AccountId, deposit: bigint): void {
  release(ctx, REASON, who, deposit)
}
