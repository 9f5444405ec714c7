import { type Finding, findingsOf } from './findings/findings.ts'
import { REGIMES, type RegimeId } from './regimes/model.ts'
import type { RegimeRun } from './run/result.ts'
import { runRegime } from './run/run-regime.ts'
import type { Scenario } from './scenario/scenario.ts'

/** A scenario under several regimes. */
export interface Comparison {
  readonly scenario: Scenario
  /** Blocks that regimes with markets computed at once. */
  readonly step: number
  readonly runs: readonly RegimeRun[]
  /** What the documents claim, and what happened. */
  readonly findings: readonly Finding[]
}

export interface CompareOptions {
  readonly regimes?: readonly RegimeId[]
  /** Blocks that regimes with markets compute at once; as {@link stepFor} where left out. */
  readonly step?: number
  readonly signal?: AbortSignal
  /** Told after every epoch of every regime. */
  readonly progress?: (regime: RegimeId, block: number) => void
}

/** A year with eight subnets: what is more takes larger steps, so that it takes minutes and not hours. */
const EXACT_SUBNET_BLOCKS = 8 * 2_628_000

/** The step of a scenario where none is asked for: 1, which is exact, unless it is long and has many subnets. */
export function stepFor({ blocks, subnets }: Pick<Scenario, 'blocks' | 'subnets'>): number {
  return Math.max(1, Math.ceil((blocks * subnets.length) / EXACT_SUBNET_BLOCKS))
}

/**
 * Runs the same population, stakes and actions through each regime, one after another. When it is stopped, regimes that were
 * not begun are missing, and the one under way says how far it came.
 */
export async function compare(
  scenario: Scenario,
  options: CompareOptions = {},
): Promise<Comparison> {
  const { regimes = REGIMES, step = stepFor(scenario), signal, progress } = options
  const runs: RegimeRun[] = []
  for (const regime of regimes) {
    if (signal?.aborted === true) break
    runs.push(
      await runRegime(scenario, regime, {
        step,
        ...(signal === undefined ? {} : { signal }),
        ...(progress === undefined ? {} : { progress: (block) => progress(regime, block) }),
      }),
    )
  }
  return { scenario, step, runs, findings: findingsOf(scenario, runs) }
}
