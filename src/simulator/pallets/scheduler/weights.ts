import { addWeights, type Weight, weight } from '../../frame/weight.ts'
import { MAX_SCHEDULED_PER_BLOCK } from './constants.ts'

const PROOF = 110_487n
const FULL = BigInt(MAX_SCHEDULED_PER_BLOCK)

/** What the calls cost beside a full agenda (substrate/frame/scheduler/src/weights.rs). */
export const COSTS = {
  schedule: weight(11_548_266n + 494_382n * FULL, PROOF, 1n, 1n),
  cancel: weight(13_129_003n + 690_444n * FULL, PROOF, 1n, 3n),
  scheduleNamed: weight(18_707_577n + 508_586n * FULL, PROOF, 2n, 2n),
  cancelNamed: weight(19_956_973n + 683_291n * FULL, PROOF, 2n, 3n),
  setRetry: weight(147_698_000n, PROOF, 1n, 1n),
  setRetryNamed: weight(160_844_000n, PROOF, 2n, 1n),
  cancelRetry: weight(148_172_000n, PROOF, 1n, 1n),
  cancelRetryNamed: weight(162_653_000n, PROOF, 2n, 1n),
}

/** What a block pays for having a scheduler at all. */
export const AGENDAS_BASE = weight(4_002_000n, 1_489n, 1n, 1n)
export const SCHEDULE_RETRY = weight(12_904_309n + 10_704n * FULL, PROOF, 1n, 2n)
export const DISPATCH_SIGNED = weight(9_407_000n, 3_997n, 2n)
export const DISPATCH_UNSIGNED = weight(2_440_000n)

/** What an agenda of `tasks` costs. */
export function agendaBase(tasks: number): Weight {
  return weight(3_258_412n + 457_723n * BigInt(tasks), PROOF, 1n, 1n)
}

const TASK_BASE = weight(3_490_000n)
const NAMED = weight(4_954_000n - 3_490_000n, 0n, 0n, 1n)
/**
 * What a task costs beside its call, whose preimage has `lookup` bytes if it has one. That a task is periodic was
 * measured to cost nothing.
 */
export function serviceTask(lookup: number | undefined, named: boolean): Weight {
  const base =
    lookup === undefined
      ? TASK_BASE
      : weight(21_269_000n + 1_640n * BigInt(lookup), 4_197_809n, 3n, 2n)
  return named ? addWeights(base, NAMED) : base
}
