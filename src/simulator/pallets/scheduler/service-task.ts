import type { Context } from '../../frame/context.ts'
import {
  attempt,
  DispatchFailure,
  type DispatchResultValue,
  dispatchResult,
} from '../../frame/dispatch-error.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { addWeights, type Weight } from '../../frame/weight.ts'
import { dropCall, lookupLength, peekCall } from '../preimage/bounded.ts'
import { blockNumber } from '../system/block.ts'
import { originOf } from '../utility/origin-caller.ts'
import { addBlocks, placeTask } from './agenda.ts'
import { Event } from './events.ts'
import type { WeightMeter } from './meter.ts'
import { Lookup, Retries } from './storage.ts'
import type { RetryConfig, Scheduled, TaskAddress } from './types.ts'
import { DISPATCH_SIGNED, DISPATCH_UNSIGNED, SCHEDULE_RETRY, serviceTask } from './weights.ts'

/** What became of a task: it ran, its call cannot be had or is too heavy for ever, or there is no room in this block. */
export type Served = 'done' | 'unavailable' | 'overweight'

/** What a task costs beside its call. */
export function taskWeight({ call, maybe_id }: Scheduled): Weight {
  return serviceTask(lookupLength(call), maybe_id !== undefined)
}

/** Makes the call if the meter has room for all that it may cost (`execute_dispatch`). */
function execute(
  ctx: Context,
  meter: WeightMeter,
  task: Scheduled,
  call: RuntimeCall,
): DispatchResultValue | undefined {
  const origin = originOf(task.origin)
  const base = origin.type === 'signed' ? DISPATCH_SIGNED : DISPATCH_UNSIGNED
  const announced = ctx.runtime.dispatchInfo(call).weight
  if (!meter.canConsume(addWeights(base, announced))) return undefined
  const outcome = attempt(() => ctx.dispatch(call, origin))
  const { weight } = outcome instanceof DispatchFailure ? outcome.post : outcome
  meter.tryConsume(base)
  meter.tryConsume(weight ?? announced)
  return dispatchResult(outcome)
}

/** Puts a failed task, without name and period, at a later block (`schedule_retry`). */
function scheduleRetry(
  ctx: Context,
  meter: WeightMeter,
  address: TaskAddress,
  task: Scheduled,
  config: RetryConfig,
): void {
  const failed = Event.RetryFailed({ task: address, id: task.maybe_id })
  if (!meter.tryConsume(SCHEDULE_RETRY)) {
    ctx.deposit(failed)
    return
  }
  if (config.remaining === 0) return
  const retry = { ...task, maybe_id: undefined, maybe_periodic: undefined }
  const placed = placeTask(ctx, addBlocks(blockNumber(ctx), config.period), retry)
  if (placed === undefined) {
    dropCall(ctx, task.call)
    ctx.deposit(failed)
  } else Retries.set(ctx, placed, { ...config, remaining: config.remaining - 1 })
}

/** Puts a periodic task at its next block, and forgets the call of any other. */
function scheduleNext(
  ctx: Context,
  address: TaskAddress,
  task: Scheduled,
  config: RetryConfig | undefined,
): void {
  if (task.maybe_periodic === undefined) {
    dropCall(ctx, task.call)
    return
  }
  const [period, count] = task.maybe_periodic
  const maybe_periodic = count > 1 ? ([period, count - 1] as const) : undefined
  const wake = addBlocks(blockNumber(ctx), period)
  const placed = placeTask(ctx, wake, { ...task, maybe_periodic })
  if (placed === undefined) {
    dropCall(ctx, task.call)
    ctx.deposit(Event.PeriodicFailed({ task: address, id: task.maybe_id }))
  } else if (config !== undefined) Retries.set(ctx, placed, config)
}

/** Runs one task of the agenda of `address[0]`, if the meter allows (`service_task`). */
export function runTask(
  ctx: Context,
  meter: WeightMeter,
  address: TaskAddress,
  isFirst: boolean,
  task: Scheduled,
): Served {
  const told = { task: address, id: task.maybe_id }
  if (task.maybe_id !== undefined) Lookup.remove(ctx, task.maybe_id)
  const call = peekCall(ctx, task.call)
  meter.tryConsume(taskWeight(task))
  if (call === undefined) {
    ctx.deposit(Event.CallUnavailable(told))
    dropCall(ctx, task.call)
    return 'unavailable'
  }
  const result = execute(ctx, meter, task, call)
  if (result === undefined) {
    if (!isFirst) return 'overweight'
    dropCall(ctx, task.call)
    ctx.deposit(Event.PermanentlyOverweight(told))
    return 'unavailable'
  }
  const config = Retries.take(ctx, address)
  ctx.deposit(Event.Dispatched({ ...told, result }))
  if (result.type === 'Err' && config !== undefined)
    scheduleRetry(ctx, meter, address, task, config)
  scheduleNext(ctx, address, task, config)
  return 'done'
}
