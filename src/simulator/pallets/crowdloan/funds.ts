import { encode, toHex, u32 } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, fail } from '../../frame/dispatch-error.ts'
import { blockNumber } from '../system/block.ts'
import { MAXIMUM_BLOCK_DURATION, MINIMUM_BLOCK_DURATION, PALLET_ID } from './constants.ts'
import { Errors } from './errors.ts'
import { Crowdloans } from './storage.ts'
import type { CrowdloanInfo } from './types.ts'

const PREFIX = `0x6d6f646c${PALLET_ID.slice(2)}` as const

/** The account that holds what a crowdloan raises (`modl`, the pallet's id, the crowdloan's, zeros). */
export function fundsAccount(id: number): AccountId {
  return `${PREFIX}${toHex(encode(u32, id)).slice(2)}${'0'.repeat(32)}`
}

/** @throws {DispatchFailure} InvalidCrowdloanId. */
export function ensureCrowdloan(ctx: Context, id: number): CrowdloanInfo {
  return Crowdloans.get(ctx, id) ?? fail(Errors.InvalidCrowdloanId)
}

/** A crowdloan that may still change. @throws {DispatchFailure} InvalidCrowdloanId, AlreadyFinalized. */
export function ensureOpen(ctx: Context, id: number): CrowdloanInfo {
  const crowdloan = ensureCrowdloan(ctx, id)
  ensure(!crowdloan.finalized, Errors.AlreadyFinalized)
  return crowdloan
}

/** The same, for its creator. @throws {DispatchFailure} InvalidCrowdloanId, AlreadyFinalized, InvalidOrigin. */
export function ensureOwn(ctx: Context, id: number, who: AccountId): CrowdloanInfo {
  const crowdloan = ensureOpen(ctx, id)
  ensure(who === crowdloan.creator, Errors.InvalidOrigin)
  return crowdloan
}

/** @throws {DispatchFailure} CannotEndInPast, BlockDurationTooShort, BlockDurationTooLong. */
export function ensureValidEnd(ctx: Context, end: number): void {
  const duration = end - blockNumber(ctx)
  ensure(duration > 0, Errors.CannotEndInPast)
  ensure(duration >= MINIMUM_BLOCK_DURATION, Errors.BlockDurationTooShort)
  ensure(duration <= MAXIMUM_BLOCK_DURATION, Errors.BlockDurationTooLong)
}
