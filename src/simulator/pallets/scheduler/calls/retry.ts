import { u8 } from '../../../../codec/index.ts'
import type { CallContext } from '../../../frame/context.ts'
import { ensureRoot } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { BlockNumber } from '../../../frame/types.ts'
import { addressOf, taskAt } from '../agenda.ts'
import { Event } from '../events.ts'
import { Retries } from '../storage.ts'
import { type MaybeName, TaskAddress, TaskName } from '../types.ts'
import { COSTS } from '../weights.ts'

interface Plan {
  readonly retries: number
  readonly period: number
}

function setRetry(ctx: CallContext, task: TaskAddress, plan: Plan, id?: MaybeName): void {
  const { retries, period } = plan
  taskAt(ctx, task)
  Retries.set(ctx, task, { total_retries: retries, remaining: retries, period })
  ctx.deposit(Event.RetrySet({ task, id, period, retries }))
}

function cancelRetry(ctx: CallContext, task: TaskAddress, id?: MaybeName): void {
  taskAt(ctx, task)
  Retries.remove(ctx, task)
  ctx.deposit(Event.RetryCancelled({ task, id }))
}

/** Saying what happens to tasks that fail. Root alone has tasks, so that privileges need no comparison. */
export const retryCalls: readonly Call[] = [
  call(
    {
      index: 6,
      name: 'set_retry',
      args: { task: TaskAddress, retries: u8, period: BlockNumber },
      docs: 'Root: has a task tried again when it fails.',
      weight: COSTS.setRetry,
    },
    (ctx, args) => {
      ensureRoot(ctx.origin)
      setRetry(ctx, args.task, args)
      return undefined
    },
  ),
  call(
    {
      index: 7,
      name: 'set_retry_named',
      args: { id: TaskName, retries: u8, period: BlockNumber },
      docs: 'Root: has the task of a name tried again when it fails.',
      weight: COSTS.setRetryNamed,
    },
    (ctx, args) => {
      ensureRoot(ctx.origin)
      setRetry(ctx, addressOf(ctx, args.id), args, args.id)
      return undefined
    },
  ),
  call(
    {
      index: 8,
      name: 'cancel_retry',
      args: { task: TaskAddress },
      docs: 'Root: has a task not tried again.',
      weight: COSTS.cancelRetry,
    },
    (ctx, { task }) => {
      ensureRoot(ctx.origin)
      cancelRetry(ctx, task)
      return undefined
    },
  ),
  call(
    {
      index: 9,
      name: 'cancel_retry_named',
      args: { id: TaskName },
      docs: 'Root: has the task of a name not tried again.',
      weight: COSTS.cancelRetryNamed,
    },
    (ctx, { id }) => {
      ensureRoot(ctx.origin)
      cancelRetry(ctx, addressOf(ctx, id), id)
      return undefined
    },
  ),
]
