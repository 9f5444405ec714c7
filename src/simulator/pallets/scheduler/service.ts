import type { Context } from '../../frame/context.ts'
import { blockNumber, registerExtraWeight } from '../system/block.ts'
import { MAX_SCHEDULED_PER_BLOCK } from './constants.ts'
import { Event } from './events.ts'
import { blockMeter, type WeightMeter } from './meter.ts'
import { runTask, taskWeight } from './service-task.ts'
import { Agenda, IncompleteSince } from './storage.ts'
import { AGENDAS_BASE, agendaBase } from './weights.ts'

/** Runs the tasks of a block by priority; whether none must wait (`service_agenda`). */
function serviceAgenda(
  ctx: Context,
  meter: WeightMeter,
  firstOfAll: boolean,
  when: number,
): boolean {
  const agenda = [...Agenda.get(ctx, when)]
  const ordered = agenda
    .flatMap((task, index) => (task === undefined ? [] : [{ task, index }]))
    .sort((a, b) => a.task.priority - b.task.priority)
  meter.tryConsume(agendaBase(ordered.length))
  let postponed = false
  let kept = false
  let isFirst = firstOfAll
  for (const { task, index } of ordered) {
    if (!meter.canConsume(taskWeight(task))) {
      postponed = true
      break
    }
    const served = runTask(ctx, meter, [when, index], isFirst, task)
    if (served === 'overweight') postponed = true
    if (served === 'unavailable') kept = true
    if (served !== 'done') continue
    isFirst = false
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
  const start = IncompleteSince.get(ctx) ?? now
  const base = agendaBase(MAX_SCHEDULED_PER_BLOCK)
  let incomplete = now + 1
  let when = start
  while (when <= now && meter.canConsume(base)) {
    if (!serviceAgenda(ctx, meter, when === start, when)) incomplete = Math.min(incomplete, when)
    when += 1
  }
  incomplete = Math.min(incomplete, when)
  if (incomplete <= now) ctx.deposit(Event.AgendaIncomplete({ when: incomplete }))
  IncompleteSince.set(ctx, incomplete)
}

/** Runs the tasks whose block has come, within the block's weight. substrate/frame/scheduler/src/lib.rs. */
export function onInitialize(ctx: Context): void {
  const meter = blockMeter(ctx)
  serviceAgendas(ctx, meter)
  registerExtraWeight(ctx, meter.used, 'Mandatory')
}
