import { type Codec, encode, type Hex, toHex } from '../../../codec/index.ts'
import { type AccountId, blake2b256 } from '../../../crypto/index.ts'
import type { CallContext } from '../../frame/context.ts'
import {
  attempt,
  DispatchFailure,
  dispatchResult,
  ensure,
  fail,
} from '../../frame/dispatch-error.ts'
import { signed } from '../../frame/origin.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { addWeights, type PostInfo, type Weight } from '../../frame/weight.ts'
import { reserve, unreserve } from '../balances/reserve.ts'
import { blockNumber } from '../system/block.ts'
import { allSignatories, multiAccountId } from './account.ts'
import { DEPOSIT } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { Multisigs } from './storage.ts'
import type { Timepoint } from './types.ts'
import { COSTS } from './weights.ts'

/** What is approved: a call, or only its hash. */
export type Approved =
  | { readonly call: RuntimeCall; readonly hash: Hex; readonly length: number }
  | { readonly call?: undefined; readonly hash: Hex; readonly length: 0 }

/** A call with its hash and length. */
export function approvedCall(codec: Codec<RuntimeCall>, call: RuntimeCall): Approved {
  const bytes = encode(codec, call)
  return { call, hash: toHex(blake2b256(bytes)), length: bytes.length }
}

/** This very place in the chain. */
export function timepoint(ctx: CallContext): Timepoint {
  const { phase } = ctx
  return { height: blockNumber(ctx), index: phase.type === 'ApplyExtrinsic' ? phase.value : 0 }
}

/** Rao for an operation that takes `threshold` signatures. */
export function depositFor(threshold: number): bigint {
  return DEPOSIT.base + DEPOSIT.each * BigInt(threshold)
}

export interface Wish {
  readonly who: AccountId
  readonly threshold: number
  readonly others: readonly AccountId[]
  readonly timepoint: Timepoint | undefined
  readonly approved: Approved
  readonly maxWeight: Weight
}

/**
 * Opens an operation, approves it, or carries it out when enough have approved (frame/multisig/src/lib.rs, `operate`).
 *
 * @throws {DispatchFailure} whatever is wrong with the signatories, the timepoint or the approval.
 */
export function operate(ctx: CallContext, wish: Wish): PostInfo {
  const { who, threshold, others, approved } = wish
  ensure(threshold >= 2, Errors.MinimumThreshold)
  const multisig = multiAccountId(allSignatories(others, who), threshold)
  return Multisigs.has(ctx, multisig, approved.hash)
    ? approve(ctx, wish, multisig)
    : open(ctx, wish, multisig)
}

function open(ctx: CallContext, wish: Wish, multisig: AccountId): PostInfo {
  const { who, threshold, others, approved } = wish
  ensure(wish.timepoint === undefined, Errors.UnexpectedTimepoint)
  const deposit = depositFor(threshold)
  reserve(ctx, who, deposit)
  const operation = { when: timepoint(ctx), deposit, depositor: who, approvals: [who] }
  Multisigs.set(ctx, multisig, approved.hash, operation)
  ctx.deposit(Event.NewMultisig({ approving: who, multisig, call_hash: approved.hash }))
  return { weight: COSTS.create(others.length, approved.length) }
}

function approve(ctx: CallContext, wish: Wish, multisig: AccountId): PostInfo {
  const { who, threshold, others, approved } = wish
  const call_hash = approved.hash
  const operation = Multisigs.get(ctx, multisig, call_hash) ?? fail(Errors.NotFound)
  const when = wish.timepoint ?? fail(Errors.NoTimepoint)
  const { height, index } = operation.when
  ensure(when.height === height && when.index === index, Errors.WrongTimepoint)
  const { approvals } = operation
  const counts = approvals.length < threshold && !approvals.includes(who)
  if (approved.call !== undefined && approvals.length + (counts ? 1 : 0) >= threshold)
    return execute(ctx, wish, multisig, approved.call)
  ensure(counts, Errors.AlreadyApproved)
  const next = [...approvals, who].sort((a, b) => (a < b ? -1 : 1))
  Multisigs.set(ctx, multisig, call_hash, { ...operation, approvals: next })
  ctx.deposit(Event.MultisigApproval({ approving: who, timepoint: when, multisig, call_hash }))
  return { weight: COSTS.approve(others.length, approved.length) }
}

function execute(
  ctx: CallContext,
  { who, others, approved, maxWeight }: Wish,
  multisig: AccountId,
  call: RuntimeCall,
): PostInfo {
  const call_hash = approved.hash
  const { weight } = ctx.runtime.dispatchInfo(call)
  const affordable =
    weight.ref_time <= maxWeight.ref_time && weight.proof_size <= maxWeight.proof_size
  ensure(affordable, Errors.MaxWeightTooLow)
  const operation = Multisigs.take(ctx, multisig, call_hash) ?? fail(Errors.NotFound)
  unreserve(ctx, operation.depositor, operation.deposit)
  const outcome = attempt(() => ctx.dispatch(call, signed(multisig)))
  ctx.deposit(
    Event.MultisigExecuted({
      approving: who,
      timepoint: operation.when,
      multisig,
      call_hash,
      result: dispatchResult(outcome),
    }),
  )
  const used = outcome instanceof DispatchFailure ? outcome.post.weight : outcome.weight
  if (used === undefined) return {}
  return { weight: addWeights(COSTS.complete(others.length, approved.length), used) }
}
