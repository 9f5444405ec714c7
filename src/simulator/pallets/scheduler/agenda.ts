import type { Hex } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure, fail } from '../../frame/dispatch-error.ts'
import { dropCall, requestCall } from '../preimage/bounded.ts'
import { blockNumber } from '../system/block.ts'
import { MAX_SCHEDULED_PER_BLOCK } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { Agenda, Lookup, Retries } from './storage.ts'
import type { Scheduled, TaskAddress } from './types.ts'

const MAX_BLOCK = 0xffff_ffff

/** Block numbers end there. */
export function addBlocks(a: number, b: number): number {
  return Math.min(a + b, MAX_BLOCK)
}

/** The block `after` blocks past the next one, whose tasks alone are still to run. */
export function blockAfter(ctx: Context, after: number): number {
  return addBlocks(addBlocks(blockNumber(ctx), after), 1)
}

/** `agenda` with another task at `index`, or none. */
function withTask(
  agenda: readonly (Scheduled | undefined)[],
  index: number,
  task: Scheduled | undefined,
): readonly (Scheduled | undefined)[] {
  return Object.assign([...agenda], { [index]: task })
}

/** Puts a task into a block's agenda; `undefined` when that is full (`place_task`). */
export function placeTask(ctx: Context, when: number, task: Scheduled): TaskAddress | undefined {
  const agenda = Agenda.get(ctx, when)
  const hole = agenda.indexOf(undefined)
  const index = agenda.length < MAX_SCHEDULED_PER_BLOCK ? agenda.length : hole
  if (index === -1) return undefined
  Agenda.set(ctx, when, withTask(agenda, index, task))
  if (task.maybe_id !== undefined) Lookup.set(ctx, task.maybe_id, [when, index])
  ctx.deposit(Event.Scheduled({ when, index }))
  return [when, index]
}

/** Drops what is empty at the end of an agenda, and the agenda when all is (`cleanup_agenda`). */
function storeClean(ctx: Context, when: number, agenda: readonly (Scheduled | undefined)[]): void {
  const last = agenda.findLastIndex((task) => task !== undefined)
  if (last === -1) Agenda.remove(ctx, when)
  else Agenda.set(ctx, when, agenda.slice(0, last + 1))
}

/**
 * Schedules a task for a block (`do_schedule`, `do_schedule_named`).
 *
 * @throws {DispatchFailure} FailedToSchedule for a name in use, TargetBlockNumberInPast, Exhausted for a full agenda.
 */
export function scheduleTask(ctx: Context, when: number, task: Scheduled): void {
  const named = task.maybe_id !== undefined && Lookup.has(ctx, task.maybe_id)
  ensure(!named, Errors.FailedToSchedule)
  ensure(when > blockNumber(ctx), Errors.TargetBlockNumberInPast)
  // Once and at no distance is not periodic; one run is scheduled now.
  const [period = 0, count = 0] = task.maybe_periodic ?? []
  const maybe_periodic = count > 1 && period > 0 ? ([period, count - 1] as const) : undefined
  if (placeTask(ctx, when, { ...task, maybe_periodic }) === undefined) fail({ type: 'Exhausted' })
  requestCall(ctx, task.call)
}

/** The task at an address. @throws {DispatchFailure} NotFound. */
export function taskAt(ctx: Context, [when, index]: TaskAddress): Scheduled {
  return Agenda.get(ctx, when)[index] ?? fail(Errors.NotFound)
}

/** Where a named task stands. @throws {DispatchFailure} NotFound. */
export function addressOf(ctx: Context, id: Hex): TaskAddress {
  return Lookup.get(ctx, id) ?? fail(Errors.NotFound)
}

/** Takes a task off its agenda (`do_cancel`, `do_cancel_named`). @throws {DispatchFailure} NotFound. */
export function cancelTask(ctx: Context, address: TaskAddress): void {
  const [when, index] = address
  const task = taskAt(ctx, address)
  dropCall(ctx, task.call)
  if (task.maybe_id !== undefined) Lookup.remove(ctx, task.maybe_id)
  Retries.remove(ctx, address)
  storeClean(ctx, when, withTask(Agenda.get(ctx, when), index, undefined))
  ctx.deposit(Event.Canceled({ when, index }))
}
