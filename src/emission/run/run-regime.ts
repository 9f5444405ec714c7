import { setImmediate } from 'node:timers/promises'
import { People } from '../economy/people.ts'
import { ROLES } from '../economy/rewards.ts'
import { createModel } from '../regimes/create.ts'
import type { Model, RegimeId } from '../regimes/model.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { Actor } from './actor.ts'
import type { RegimeRun, Sample } from './result.ts'

export interface RunOptions {
  /** Blocks that regimes with markets compute at once; 1 is exact. */
  readonly step: number
  /** Stops the run at the next epoch; what has passed by then is the result. */
  readonly signal?: AbortSignal
  /** Told after every epoch. */
  readonly progress?: (block: number) => void
}

/** Points of a plot. */
const SAMPLES = 120

/** Runs a scenario under one regime. It gives way to other work after every epoch. */
export async function runRegime(
  scenario: Scenario,
  regime: RegimeId,
  options: RunOptions,
): Promise<RegimeRun> {
  const people = new People(scenario)
  const model = createModel(regime, { scenario, people }, options.step)
  const actor = new Actor(model)
  actor.placeAll()
  model.settle()
  const samples: Sample[] = [sampleOf(model)]
  const every = Math.max(1, Math.floor(scenario.blocks / SAMPLES))
  for (const stop of stopsOf(scenario, every)) {
    if (options.signal?.aborted === true) break
    if (stop > model.block) model.advance(stop - model.block)
    if (stop > 0 && stop % scenario.tempo === 0) {
      model.payEpoch()
      options.progress?.(stop)
      await setImmediate()
    }
    for (const action of scenario.actions) if (action.block === stop) actor.act(action)
    if (stop % every === 0 || stop === scenario.blocks) samples.push(sampleOf(model))
  }
  return {
    regime,
    blocks: model.block,
    stopped: model.block < scenario.blocks,
    emitted: model.issuance - scenario.issuance,
    samples,
    trades: actor.trades,
    rewards: new Map(ROLES.map((role) => [role, model.rewards.of(role)])),
    parties: partiesOf(model, actor),
  }
}

/** The blocks at which something happens beside emission: epochs, actions, samples, the end. */
function stopsOf(scenario: Scenario, every: number): number[] {
  const stops = new Set<number>([scenario.blocks])
  for (let block = scenario.tempo; block < scenario.blocks; block += scenario.tempo)
    stops.add(block)
  for (let block = every; block < scenario.blocks; block += every) stops.add(block)
  for (const { block } of scenario.actions) if (block <= scenario.blocks) stops.add(block)
  return [...stops].sort((a, b) => a - b)
}

function sampleOf(model: Model): Sample {
  const shares = model.shares()
  return {
    block: model.block,
    shares,
    prices: new Map([...shares.keys()].map((netuid) => [netuid, model.price(netuid)])),
  }
}

function partiesOf(model: Model, actor: Actor): RegimeRun['parties'] {
  const netuids = [0, ...model.shares().keys()]
  return model.people.names.map((name, account) => ({
    name,
    capital: model.scenario.parties[account]?.capital ?? 0n,
    paid: actor.paid[account] ?? 0n,
    received: actor.received[account] ?? 0n,
    earned: model.rewards.ofAccount(account),
    cash: model.cash[account] ?? 0n,
    wealth: model.wealth(account, netuids),
  }))
}
