import type { Context } from '../../frame/context.ts'
import { openLedgers } from '../subtensor/coinbase/ledger.ts'
import * as S from '../subtensor/storage/index.ts'
import { closeMarkets } from './convert/close-markets.ts'
import { openMarkets } from './convert/open-markets.ts'
import { leaveRoot, stakeOnRoot } from './convert/stake-on-root.ts'
import { Event } from './events.ts'
import { hasMarkets, type EmissionRegime as Regime } from './regime.ts'
import { EmissionRegime, EmissionValues } from './storage.ts'

/** How many subnets root's validators could weigh. */
const ROOT_SUBNET_LIMIT = 32

/**
 * Makes the chain run another emission regime from its next block on. Between regimes with markets nothing else changes.
 * Where markets close, alpha becomes TAO at its price, as far as the pool reaches; where they open, each unit of stake is
 * one alpha at a price of 1. In the root regime all stake is on root, and
 * what waits for an epoch is backed there.
 */
export function setEmissionRegime(ctx: Context, regime: Regime): void {
  const before = EmissionRegime.get(ctx)
  if (before === regime) return
  if (hasMarkets(before) && !hasMarkets(regime)) closeMarkets(ctx)
  if (before === 'Root') leaveRoot(ctx)
  if (!hasMarkets(before) && hasMarkets(regime)) openMarkets(ctx)
  if (regime === 'Root') stakeOnRoot(ctx)
  if (regime === 'Root') S.SubnetLimit.set(ctx, ROOT_SUBNET_LIMIT)
  else if (before === 'Root') S.SubnetLimit.remove(ctx)
  EmissionValues.clear(ctx)
  EmissionRegime.set(ctx, regime)
  if (hasMarkets(before) !== hasMarkets(regime) || regime === 'Root' || before === 'Root')
    openLedgers(ctx)
  ctx.deposit(Event.EmissionRegimeSet({ regime }))
}
