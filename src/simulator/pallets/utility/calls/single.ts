import { spelled, u16 } from '../../../../codec/index.ts'
import { attempt, BadOrigin, dispatchResult, ensure } from '../../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned, ROOT } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { addWeights, WeightCodec, weight } from '../../../frame/weight.ts'
import { derivativeAccountId } from '../derivative.ts'
import { costing, dispatchInner } from '../dispatched.ts'
import { Event } from '../events.ts'
import { OriginCaller, originOf } from '../origin-caller.ts'

const AS_DERIVATIVE = weight(15_378_000n, 3983n, 3n, 1n)
const IF_ELSE = weight(21_831_000n, 3983n, 2n)

/** The calls of the Utility pallet that hold one call, or two (pallets/utility/src/lib.rs). */
export function singleCalls(late: LateTypes): readonly Call[] {
  const Inner = spelled(late.call, 'Box<<T as Config>::RuntimeCall>')
  const AsOrigin = spelled(OriginCaller, 'Box<T::PalletsOrigin>')
  return [
    call(
      {
        index: 1,
        name: 'as_derivative',
        args: { index: u16, call: Inner },
        docs: 'Makes a call as an account derived from the signer.',
        weight: (args) => addWeights(AS_DERIVATIVE, late.info(args.call).weight),
      },
      (ctx, args) => {
        const account = derivativeAccountId(ensureSigned(ctx.origin), args.index)
        const { failure, weight: own } = dispatchInner(ctx, args.call, {
          ...ctx.origin,
          type: 'signed',
          account,
        })
        const used = addWeights(AS_DERIVATIVE, own)
        if (failure !== undefined) throw costing(failure, used)
        return { weight: used }
      },
    ),
    call(
      {
        index: 3,
        name: 'dispatch_as',
        args: { as_origin: AsOrigin, call: Inner },
        docs: 'Root: makes a call from any origin and tells how it went.',
        weight: (args) => addWeights(weight(6_893_000n), late.info(args.call).weight),
      },
      (ctx, args) => {
        ensureRoot(ctx.origin)
        const outcome = attempt(() =>
          ctx.runtime.dispatchUnfiltered(ctx, args.call, originOf(args.as_origin)),
        )
        ctx.deposit(Event.DispatchedAs({ result: dispatchResult(outcome) }))
        return undefined
      },
    ),
    call(
      {
        index: 5,
        name: 'with_weight',
        args: { call: Inner, weight: WeightCodec },
        docs: 'Root: makes a call at a weight that root names.',
        weight: (args) => args.weight,
      },
      (ctx, args) => {
        ensureRoot(ctx.origin)
        ctx.runtime.dispatchUnfiltered(ctx, args.call, ROOT)
        return undefined
      },
    ),
    call(
      {
        index: 6,
        name: 'if_else',
        args: { main: Inner, fallback: Inner },
        docs: 'Makes a call, and another if that fails.',
        weight: (args) =>
          addWeights(
            addWeights(IF_ELSE, late.info(args.main).weight),
            late.info(args.fallback).weight,
          ),
      },
      (ctx, args) => {
        ensure(ctx.origin.type !== 'none', BadOrigin)
        const main = dispatchInner(ctx, args.main, ctx.origin)
        const afterMain = addWeights(IF_ELSE, main.weight)
        if (main.failure === undefined) {
          ctx.deposit(Event.IfElseMainSuccess())
          return { weight: afterMain }
        }
        const fallback = dispatchInner(ctx, args.fallback, ctx.origin)
        const used = addWeights(afterMain, fallback.weight)
        if (fallback.failure !== undefined) throw costing(fallback.failure, used)
        ctx.deposit(Event.IfElseFallbackCalled({ main_error: main.failure.error }))
        return { weight: used }
      },
    ),
    call(
      {
        index: 7,
        name: 'dispatch_as_fallible',
        args: { as_origin: AsOrigin, call: Inner },
        docs: 'Root: makes a call from any origin and fails if that fails.',
        weight: (args) => addWeights(weight(7_113_000n), late.info(args.call).weight),
      },
      (ctx, args) => {
        ensureRoot(ctx.origin)
        ctx.runtime.dispatchUnfiltered(ctx, args.call, originOf(args.as_origin))
        ctx.deposit(Event.DispatchedAs({ result: { type: 'Ok', value: [] } }))
        return undefined
      },
    ),
  ]
}
