import { encode, spelled, u16 } from '../../../../codec/index.ts'
import { attempt, DispatchFailure, dispatchResult } from '../../../frame/dispatch-error.ts'
import { ensureSigned, signed } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { addWeights, WeightCodec } from '../../../frame/weight.ts'
import { allSignatories, multiAccountId } from '../account.ts'
import { Event } from '../events.ts'
import { approvedCall, operate, timepoint } from '../operate.ts'
import { ACCOUNT, COSTS } from '../weights.ts'
import { CallHash, MaybeWhen, Others } from './arguments.ts'

/** Acting for an account of several (frame/multisig/src/lib.rs). */
export function approvalCalls(late: LateTypes): readonly Call[] {
  const Inner = spelled(late.call, 'Box<<T as Config>::RuntimeCall>')
  return [
    call(
      {
        index: 0,
        name: 'as_multi_threshold_1',
        args: { other_signatories: Others, call: Inner },
        docs: 'Makes a call for an account for which any one of several may act.',
        weight: (args) =>
          addWeights(
            addWeights(COSTS.thresholdOne(encode(late.call, args.call).length), ACCOUNT),
            late.info(args.call).weight,
          ),
        class: (args) => late.info(args.call).class,
      },
      (ctx, args) => {
        const approving = ensureSigned(ctx.origin)
        const multisig = multiAccountId(allSignatories(args.other_signatories, approving), 1)
        const { hash, length } = approvedCall(late.call, args.call)
        const outcome = attempt(() => ctx.dispatch(args.call, signed(multisig)))
        const failed = outcome instanceof DispatchFailure
        ctx.deposit(
          Event.MultisigExecuted({
            approving,
            timepoint: timepoint(ctx),
            multisig,
            call_hash: hash,
            result: dispatchResult(outcome),
          }),
        )
        const used = failed ? outcome.post.weight : outcome.weight
        const post =
          used === undefined ? {} : { weight: addWeights(COSTS.thresholdOne(length), used) }
        if (failed) throw new DispatchFailure(outcome.module ?? outcome.error, post)
        return post
      },
    ),
    call(
      {
        index: 1,
        name: 'as_multi',
        args: {
          threshold: u16,
          other_signatories: Others,
          maybe_timepoint: MaybeWhen,
          call: Inner,
          max_weight: WeightCodec,
        },
        docs: 'Opens or approves an operation, and carries it out when enough have approved.',
        weight: ({ other_signatories, call: inner, max_weight }) =>
          addWeights(
            COSTS.complete(other_signatories.length, encode(late.call, inner).length),
            max_weight,
          ),
      },
      (ctx, args) =>
        operate(ctx, {
          who: ensureSigned(ctx.origin),
          threshold: args.threshold,
          others: args.other_signatories,
          timepoint: args.maybe_timepoint,
          approved: approvedCall(late.call, args.call),
          maxWeight: args.max_weight,
        }),
    ),
    call(
      {
        index: 2,
        name: 'approve_as_multi',
        args: {
          threshold: u16,
          other_signatories: Others,
          maybe_timepoint: MaybeWhen,
          call_hash: CallHash,
          max_weight: WeightCodec,
        },
        docs: 'Opens or approves an operation by the hash of its call.',
        weight: (args) =>
          addWeights(COSTS.hashCreate(args.other_signatories.length), args.max_weight),
      },
      (ctx, args) =>
        operate(ctx, {
          who: ensureSigned(ctx.origin),
          threshold: args.threshold,
          others: args.other_signatories,
          timepoint: args.maybe_timepoint,
          approved: { hash: args.call_hash, length: 0 },
          maxWeight: args.max_weight,
        }),
    ),
  ]
}
