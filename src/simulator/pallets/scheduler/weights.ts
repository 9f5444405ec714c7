import { addWeights, type Weight, weight } from '../../frame/weight.ts'
import { MAX_SCHEDULED_PER_BLOCK } from './constants.ts'

const PROOF = 110_487n
const FULL = BigInt(MAX_SCHEDULED_PER_BLOCK)

/** What the calls cost beside a full agenda (substrate/frame/scheduler/src/weights.rs, pallet-scheduler 42.0.0). */
export const COSTS = {
  schedule: weight(3_815_234n + 538_417n * FULL, PROOF, 1n, 1n),
  cancel: weight(2_524_382n + 777_710n * FULL, PROOF, 1n, 3n),
  scheduleNamed: weight(8_965_037n + 559_963n * FULL, PROOF, 2n, 2n),
  cancelNamed: weight(7_403_622n + 778_228n * FULL, PROOF, 2n, 3n),
  setRetry: weight(169_783_000n, PROOF, 1n, 1n),
  setRetryNamed: weight(186_544_000n, PROOF, 2n, 1n),
  cancelRetry: weight(169_076_000n, PROOF, 1n, 1n),
  cancelRetryNamed: weight(182_329_000n, PROOF, 2n, 1n),
}

/** What a block pays for having a scheduler at all. */
export const AGENDAS_BASE = weight(1_335_000n, 1_489n, 1n, 1n)
export const SCHEDULE_RETRY = weight(10_762_174n + 16_285n * FULL, PROOF, 1n, 2n)
export const DISPATCH_SIGNED = weight(4_155_000n, 3_997n, 2n)
export const DISPATCH_UNSIGNED = weight(1_858_000n)

/** What an agenda of `tasks` costs. */
export function agendaBase(tasks: number): Weight {
  return weight(2_409_000n + 486_046n * BigInt(tasks), PROOF, 1n, 1n)
}

const TASK_BASE = weight(2_991_000n)
const NAMED = weight(4_292_000n - 2_991_000n, 0n, 0n, 1n)
/**
 * What a task costs beside its call, whose preimage has `lookup` bytes if it has one. That a task is periodic was
 * measured to cost nothing.
 */
export function serviceTask(lookup: number | undefined, named: boolean): Weight {
  const base =
    lookup === undefined
      ? TASK_BASE
      : weight(16_792_000n + 23_402n * BigInt(lookup), 3_556n + BigInt(lookup), 3n, 2n)
  return named ? addWeights(base, NAMED) : base
}
