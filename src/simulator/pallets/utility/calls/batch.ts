import { type Codec, spelled, vec } from '../../../../codec/index.ts'
import type { CallContext } from '../../../frame/context.ts'
import { BadOrigin, ensure } from '../../../frame/dispatch-error.ts'
import type { Origin } from '../../../frame/origin.ts'
import { type Call, call, type RuntimeCall } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { addWeights, type Pays, type Weight, weight, ZERO_WEIGHT } from '../../../frame/weight.ts'
import { costing, dispatchInner } from '../dispatched.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events.ts'

/** Calls in a batch at most: how many of 1 KiB upstream's allocator could hold twice over. */
export const BATCHED_CALLS_LIMIT = 10_922

type Calls = readonly RuntimeCall[]
type Base = (count: number) => Weight

function ensureBatch(ctx: CallContext, calls: Calls): void {
  ensure(ctx.origin.type !== 'none', BadOrigin)
  ensure(calls.length <= BATCHED_CALLS_LIMIT, Errors.TooManyCalls)
}

const batchBase: Base = (count) => weight(19_446_696n + 5_450_264n * BigInt(count), 3983n, 2n)
const batchAllBase: Base = (count) => weight(13_428_230n + 5_663_250n * BigInt(count), 3983n, 2n)
const forceBatchBase: Base = (count) => weight(12_134_867n + 5_477_293n * BigInt(count), 3983n, 2n)

/** An origin that may not start another `batch_all` inside. */
function withoutBatchAll(origin: Origin): Origin {
  if (origin.type !== 'signed') return origin
  const allowed = origin.filter
  return {
    ...origin,
    filter: (inner) =>
      !(inner.pallet === 'Utility' && inner.name === 'batch_all') && (allowed?.(inner) ?? true),
  }
}

/** The batches of the Utility pallet (pallets/utility/src/lib.rs). A batch is free when all its calls are. */
export function batchCalls(late: LateTypes): readonly Call[] {
  const Inner: Codec<Calls> = spelled(vec(late.call), 'Vec<<T as Config>::RuntimeCall>')
  const costs = (base: Base) => ({
    weight: ({ calls }: { readonly calls: Calls }): Weight =>
      calls.reduce((sum, one) => addWeights(sum, late.info(one).weight), base(calls.length)),
    pays: ({ calls }: { readonly calls: Calls }): Pays =>
      calls.some((one) => late.info(one).pays === 'Yes') ? 'Yes' : 'No',
  })
  return [
    call(
      {
        index: 0,
        name: 'batch',
        args: { calls: Inner },
        docs: 'Makes calls in turn; the first failure ends it, and what ran before stays.',
        ...costs(batchBase),
      },
      (ctx, { calls }) => {
        ensureBatch(ctx, calls)
        let used = ZERO_WEIGHT
        for (const [index, one] of calls.entries()) {
          const { failure, weight: own } = dispatchInner(ctx, one, ctx.origin)
          used = addWeights(used, own)
          if (failure !== undefined) {
            ctx.deposit(Event.BatchInterrupted({ index, error: failure.error }))
            return { weight: addWeights(batchBase(index + 1), used) }
          }
          ctx.deposit(Event.ItemCompleted())
        }
        ctx.deposit(Event.BatchCompleted())
        return { weight: addWeights(batchBase(calls.length), used) }
      },
    ),
    call(
      {
        index: 2,
        name: 'batch_all',
        args: { calls: Inner },
        docs: 'Makes all calls or none.',
        ...costs(batchAllBase),
      },
      (ctx, { calls }) => {
        ensureBatch(ctx, calls)
        const origin = withoutBatchAll(ctx.origin)
        let used = ZERO_WEIGHT
        for (const [index, one] of calls.entries()) {
          const { failure, weight: own } = dispatchInner(ctx, one, origin)
          used = addWeights(used, own)
          if (failure !== undefined)
            throw costing(failure, addWeights(batchAllBase(index + 1), used))
          ctx.deposit(Event.ItemCompleted())
        }
        ctx.deposit(Event.BatchCompleted())
        return { weight: addWeights(batchAllBase(calls.length), used) }
      },
    ),
    call(
      {
        index: 4,
        name: 'force_batch',
        args: { calls: Inner },
        docs: 'Makes all calls, whichever of them fail.',
        ...costs(forceBatchBase),
      },
      (ctx, { calls }) => {
        ensureBatch(ctx, calls)
        let used = ZERO_WEIGHT
        let failed = false
        for (const one of calls) {
          const { failure, weight: own } = dispatchInner(ctx, one, ctx.origin)
          used = addWeights(used, own)
          if (failure !== undefined) failed = true
          ctx.deposit(
            failure === undefined
              ? Event.ItemCompleted()
              : Event.ItemFailed({ error: failure.error }),
          )
        }
        ctx.deposit(failed ? Event.BatchCompletedWithErrors() : Event.BatchCompleted())
        return { weight: addWeights(forceBatchBase(calls.length), used) }
      },
    ),
  ]
}
