import type { CallContext } from '../../frame/context.ts'
import { attempt, type DispatchErrorValue, DispatchFailure } from '../../frame/dispatch-error.ts'
import type { Origin } from '../../frame/origin.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { minWeight, type Weight } from '../../frame/weight.ts'

/** What became of a call inside a call. */
export interface Dispatched {
  readonly failure: DispatchFailure | undefined
  /** What it really cost. */
  readonly weight: Weight
}

/** Dispatches a call inside a call; its failure is the caller's to judge. */
export function dispatchInner(ctx: CallContext, call: RuntimeCall, origin: Origin): Dispatched {
  const announced = ctx.runtime.dispatchInfo(call).weight
  const outcome = attempt(() => ctx.dispatch(call, origin))
  const failure = outcome instanceof DispatchFailure ? outcome : undefined
  const post = outcome instanceof DispatchFailure ? outcome.post : outcome
  const weight = post.weight === undefined ? announced : minWeight(post.weight, announced)
  return { failure, weight }
}

/** The same failure with another cost: what the calls before it cost, too. */
export function costing(failure: DispatchFailure, weight: Weight): DispatchFailure {
  const error: DispatchErrorValue | NonNullable<DispatchFailure['module']> =
    failure.module ?? failure.error
  return new DispatchFailure(error, { weight })
}
