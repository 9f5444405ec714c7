import { UsageError } from '../../errors/base.ts'
import { parseScenario } from './parse.ts'
import type { Scenario } from './scenario.ts'

/** The scenarios in the box, loaded when they are asked for. */
const BOX: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  collusion: () => import('./box/collusion.json', { with: { type: 'json' } }),
  demand: () => import('./box/demand.json', { with: { type: 'json' } }),
  exit: () => import('./box/exit.json', { with: { type: 'json' } }),
  newcomer: () => import('./box/newcomer.json', { with: { type: 'json' } }),
  'non-competitive': () => import('./box/non-competitive.json', { with: { type: 'json' } }),
  year: () => import('./box/year.json', { with: { type: 'json' } }),
}

/** The names of the scenarios in the box. */
export const BOX_NAMES: readonly string[] = Object.keys(BOX)

/**
 * A scenario from the box, or one made longer or shorter.
 *
 * @param blocks how long it runs; as its file says where left out.
 * @throws {UsageError} `scenario_unknown`.
 */
export async function boxed(name: string, blocks?: number): Promise<Scenario> {
  const load = Object.hasOwn(BOX, name) ? BOX[name] : undefined
  if (load === undefined)
    throw new UsageError(`There is no scenario ${name} in the box.`, 'scenario_unknown', {
      hints: [`Take one of ${BOX_NAMES.join(', ')}, or name a file.`],
    })
  const { default: json } = await load()
  return parseScenario(withBlocks(json, blocks))
}

/** A scenario's JSON with another length; actions that are set by parts of it move along. */
export function withBlocks(json: unknown, blocks: number | undefined): unknown {
  return blocks === undefined || typeof json !== 'object' ? json : { ...json, blocks }
}
