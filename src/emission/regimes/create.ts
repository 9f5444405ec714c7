import { MarketModel } from './market.ts'
import { MARKET_RULES } from './market-rule.ts'
import type { Model, RegimeId, World } from './model.ts'
import { RootModel } from './root.ts'
import { StaoModel } from './stao.ts'

/**
 * A population under a regime, before anybody has placed anything.
 *
 * @param step blocks that regimes with markets compute at once; the others are exact at any speed.
 */
export function createModel(regime: RegimeId, world: World, step: number): Model {
  if (regime === 'root') return new RootModel(world)
  if (regime === 'stao') return new StaoModel(world)
  return new MarketModel(world, MARKET_RULES[regime], step)
}
