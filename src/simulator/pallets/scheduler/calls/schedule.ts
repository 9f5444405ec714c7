import { spelled, u32 } from '../../../../codec/index.ts'
import type { CallContext } from '../../../frame/context.ts'
import { ensureRoot } from '../../../frame/origin.ts'
import { type Call, call, type RuntimeCall } from '../../../frame/pallet.ts'
import type { LateTypes } from '../../../frame/runtime.ts'
import { BlockNumber } from '../../../frame/types.ts'
import { boundCall } from '../../preimage/bounded.ts'
import { addressOf, blockAfter, cancelTask, scheduleTask } from '../agenda.ts'
import { type MaybeName, MaybePeriodic, Priority, type Scheduled, TaskName } from '../types.ts'
import { COSTS } from '../weights.ts'

interface Wanted {
  readonly maybe_periodic: Scheduled['maybe_periodic']
  readonly priority: number
  readonly call: RuntimeCall
}

function schedule(ctx: CallContext, when: number, wanted: Wanted, maybe_id?: MaybeName): void {
  ensureRoot(ctx.origin)
  const { maybe_periodic, priority } = wanted
  const bounded = boundCall(ctx, wanted.call)
  const origin = { type: 'system', value: { type: 'Root' } } as const
  scheduleTask(ctx, when, { maybe_id, priority, call: bounded, maybe_periodic, origin })
}

/** Scheduling and cancelling tasks, as root alone may (runtime/src/lib.rs, `ScheduleOrigin`). */
export function scheduleCalls(late: LateTypes): readonly Call[] {
  const what = {
    maybe_periodic: MaybePeriodic,
    priority: Priority,
    call: spelled(late.call, 'Box<<T as Config>::RuntimeCall>'),
  }
  return [
    call(
      {
        index: 0,
        name: 'schedule',
        args: { when: BlockNumber, ...what },
        docs: 'Root: makes a call at a block.',
        weight: COSTS.schedule,
      },
      (ctx, args) => {
        schedule(ctx, args.when, args)
        return undefined
      },
    ),
    call(
      {
        index: 1,
        name: 'cancel',
        args: { when: BlockNumber, index: u32 },
        docs: 'Root: takes a task off the agenda of a block.',
        weight: COSTS.cancel,
      },
      (ctx, { when, index }) => {
        ensureRoot(ctx.origin)
        cancelTask(ctx, [when, index])
        return undefined
      },
    ),
    call(
      {
        index: 2,
        name: 'schedule_named',
        args: { id: TaskName, when: BlockNumber, ...what },
        docs: 'Root: makes a call at a block, under a name.',
        weight: COSTS.scheduleNamed,
      },
      (ctx, args) => {
        schedule(ctx, args.when, args, args.id)
        return undefined
      },
    ),
    call(
      {
        index: 3,
        name: 'cancel_named',
        args: { id: TaskName },
        docs: 'Root: cancels the task of a name.',
        weight: COSTS.cancelNamed,
      },
      (ctx, { id }) => {
        ensureRoot(ctx.origin)
        cancelTask(ctx, addressOf(ctx, id))
        return undefined
      },
    ),
    call(
      {
        index: 4,
        name: 'schedule_after',
        args: { after: BlockNumber, ...what },
        docs: 'Root: makes a call after some blocks.',
        weight: COSTS.schedule,
      },
      (ctx, args) => {
        schedule(ctx, blockAfter(ctx, args.after), args)
        return undefined
      },
    ),
    call(
      {
        index: 5,
        name: 'schedule_named_after',
        args: { id: TaskName, after: BlockNumber, ...what },
        docs: 'Root: makes a call after some blocks, under a name.',
        weight: COSTS.scheduleNamed,
      },
      (ctx, args) => {
        schedule(ctx, blockAfter(ctx, args.after), args, args.id)
        return undefined
      },
    ),
  ]
}
