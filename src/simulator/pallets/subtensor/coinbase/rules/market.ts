import type { Context } from '../../../../frame/context.ts'
import { distributeEmission } from '../distribute.ts'
import { injectAndMaybeSwap } from '../inject.ts'
import { notingUndivided } from '../ledger.ts'
import { accumulatePending, getNetworkRootSellFlag } from '../pending.ts'
import type { EmissionRegime } from '../shares/shares.ts'
import { type Emissions, getSubnetBlockEmissions, getSubnetsToEmitTo } from '../subnet-emissions.ts'
import { getSubnetTerms, type SubnetTerms } from '../subnet-terms.ts'
import type { EmissionRules } from './rules.ts'

/** How a block's TAO and alpha meet a subnet's pool. */
export interface Injection {
  terms(ctx: Context, emissions: Emissions): ReadonlyMap<number, SubnetTerms>
  inject(
    ctx: Context,
    netuids: readonly number[],
    terms: ReadonlyMap<number, SubnetTerms>,
    credit: bigint,
  ): void
}

/** Today's: liquidity at the going price, and purchases with what may not join the pool. */
const TODAY: Injection = { terms: getSubnetTerms, inject: injectAndMaybeSwap }

/**
 * Regimes in which every subnet has a token with a market, whose alpha is what people earn.
 *
 * Upstream: coinbase/run_coinbase.rs, `run_coinbase`, `emit_to_subnets`.
 */
export function marketRules(shares: EmissionRegime, injection: Injection = TODAY): EmissionRules {
  return {
    emit(ctx, netuids, credit) {
      const emitting = getSubnetsToEmitTo(ctx, netuids)
      const emissions = getSubnetBlockEmissions(ctx, emitting, credit, shares)
      const rootSells = getNetworkRootSellFlag(ctx, emitting)
      const terms = injection.terms(ctx, emissions)
      injection.inject(ctx, emitting, terms, credit)
      for (const netuid of emitting)
        accumulatePending(ctx, netuid, terms.get(netuid)?.alphaOut ?? 0n, rootSells)
    },
    distribute: (ctx, netuid, pending) =>
      notingUndivided(ctx, netuid, pending, () => distributeEmission(ctx, netuid, pending)),
  }
}
