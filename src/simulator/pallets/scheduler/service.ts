import type { Context } from '../../frame/context.ts'
import { blockNumber, registerExtraWeight } from '../system/block.ts'
import { MAX_SCHEDULED_PER_BLOCK } from './constants.ts'
import { Event } from './events.ts'
import { blockMeter, type WeightMeter } from './meter.ts'
import { runTask, taskWeight } from './service-task.ts'
import { Agenda, IncompleteSince } from './storage.ts'
import { AGENDAS_BASE, agendaBase } from './weights.ts'

/** What the agendas of a block have come to so far. */
interface Progress {
  readonly meter: WeightMeter
  /** Whether no task has run yet: one that is too heavy even then will always be. */
  isFirst: boolean
}

/** Runs the tasks of a block by priority; whether none must wait (`service_agenda`). */
function serviceAgenda(ctx: Context, progress: Progress, when: number): boolean {
  const { meter } = progress
  const agenda = [...Agenda.get(ctx, when)]
  const ordered = agenda
    .flatMap((task, index) => (task === undefined ? [] : [{ task, index }]))
    .sort((a, b) => a.task.priority - b.task.priority)
  meter.tryConsume(agendaBase(ordered.length))
  let postponed = false
  let kept = false
  for (const { task, index } of ordered) {
    if (!meter.canConsume(taskWeight(task))) {
      postponed = true
      break
    }
    const served = runTask(ctx, meter, [when, index], progress.isFirst, task)
    if (served === 'overweight') postponed = true
    if (served === 'unavailable') kept = true
    if (served !== 'done') continue
    progress.isFirst = false
    agenda[index] = undefined
  }
  if (postponed || kept) Agenda.set(ctx, when, agenda)
  else Agenda.remove(ctx, when)
  return !postponed
}

/** The agendas from the first incomplete one up to this block (`service_agendas`). */
function serviceAgendas(ctx: Context, meter: WeightMeter): void {
  if (!meter.tryConsume(AGENDAS_BASE)) return
  const now = blockNumber(ctx)
  const base = agendaBase(MAX_SCHEDULED_PER_BLOCK)
  const progress = { meter, isFirst: true }
  let incomplete = now + 1
  let when = IncompleteSince.take(ctx) ?? now
  while (when <= now && meter.canConsume(base)) {
    if (!serviceAgenda(ctx, progress, when)) incomplete = Math.min(incomplete, when)
    when += 1
  }
  incomplete = Math.min(incomplete, when)
  if (incomplete > now) return
  ctx.deposit(Event.AgendaIncomplete({ when: incomplete }))
  IncompleteSince.set(ctx, incomplete)
}

/** Runs the tasks whose block has come, within the block's weight. substrate/frame/scheduler/src/lib.rs. */
export function onInitialize(ctx: Context): void {
  const meter = blockMeter(ctx)
  serviceAgendas(ctx, meter)
  registerExtraWeight(ctx, meter.used, 'Mandatory')
}
