import type { RegimeId } from '../regimes/model.ts'
import type { RegimeRun } from '../run/result.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { collusion } from './collusion.ts'
import { demand } from './demand.ts'
import { exit } from './exit.ts'
import { newcomer } from './newcomer.ts'
import { nonCompetitive } from './non-competitive.ts'

/** A number that a finding rests on. Shares are parts of 10^9, TAO and alpha rao, blocks a count. */
export interface Figure {
  readonly name: string
  readonly unit: 'TAO' | 'alpha' | 'share' | 'price' | 'blocks' | 'count'
  readonly value: bigint
}

/** What one regime shows of a claim. */
export interface Finding {
  readonly claim: string
  /** What the documents say of this regime. */
  readonly says: string
  readonly regime: RegimeId
  /** Whether that is what happened; `undefined` where the run does not tell. */
  readonly held: boolean | undefined
  readonly figures: readonly Figure[]
}

/** How a claim is read off a run. */
export interface Claim {
  /** What the documents say. */
  readonly title: string
  /** `undefined` where the run has nothing that the claim is about. */
  read(run: RegimeRun): Omit<Finding, 'claim' | 'regime'> | undefined
}

/** Every claim by the name under which scenarios ask for it. */
export const CLAIMS: Readonly<Record<string, Claim>> = {
  collusion,
  demand,
  exit,
  newcomer,
  'non-competitive': nonCompetitive,
}

/** What the runs show of the claims that the scenario names. */
export function findingsOf(scenario: Scenario, runs: readonly RegimeRun[]): Finding[] {
  return scenario.claims.flatMap((name) => {
    const claim = CLAIMS[name]
    if (claim === undefined) return []
    return runs.flatMap((run) => {
      const reading = claim.read(run)
      return reading === undefined ? [] : [{ claim: claim.title, regime: run.regime, ...reading }]
    })
  })
}
