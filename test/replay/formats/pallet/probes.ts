import type { Context } from '../../../../src/simulator/frame/context.ts'
import type { Row } from '../../json.ts'
import type { PortableJson } from './portable-json.ts'
import { coinbaseProbes } from './probes-coinbase.ts'
import { registrationProbes } from './probes-registration.ts'
import { stakingProbes } from './probes-staking.ts'

/** What a probe recorded, and what we get. */
export interface Answer {
  readonly expected: unknown
  readonly got: unknown
}

export type Probe = (value: unknown, ctx: Context, accounts: Row, json: PortableJson) => Answer

const PROBES: Readonly<Record<string, Probe>> = {
  ...coinbaseProbes,
  ...registrationProbes,
  ...stakingProbes,
}

/** Answers a probe by what it says it is; `undefined` when we cannot. */
export function answerProbe(
  what: string,
  value: unknown,
  ctx: Context,
  accounts: Row,
  json: PortableJson,
): Answer | undefined {
  return PROBES[what]?.(value, ctx, accounts, json)
}
