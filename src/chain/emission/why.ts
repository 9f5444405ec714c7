import type { Context } from '../../simulator/frame/context.ts'
import { hasMarkets } from '../../simulator/pallets/devnet/regime.ts'
import { EmissionRegime } from '../../simulator/pallets/devnet/storage.ts'
import { calculateBlockEmission } from '../../simulator/pallets/subtensor/coinbase/block-emission.ts'
import { getSubnetsToEmitTo } from '../../simulator/pallets/subtensor/coinbase/subnet-emissions.ts'
import { getAllSubnetNetuids } from '../../simulator/pallets/subtensor/subnets/subnet.ts'
import { BlockNumber } from '../../simulator/pallets/system/storage.ts'
import { type EmissionWhy, NOTHING } from './step.ts'
import { whyOfMarket } from './why-market.ts'
import { whyOfRoot } from './why-root.ts'
import { whyOfStao } from './why-stao.ts'

/**
 * Says what the next block gives to a subnet under the regime of the chain, by the rules that would give it.
 *
 * Upstream: coinbase/run_coinbase.rs, `run_coinbase`; coinbase/subnet_emissions.rs.
 */
export function whyEmission(ctx: Context, netuid: number): EmissionWhy {
  BlockNumber.set(ctx, BlockNumber.get(ctx) + 1)
  const regime = EmissionRegime.get(ctx)
  if (regime === 'Root') return whyOfRoot(ctx, netuid)
  const netuids = getAllSubnetNetuids(ctx).filter((each) => each !== 0)
  const emitting = getSubnetsToEmitTo(ctx, netuids)
  const blockEmission = calculateBlockEmission(ctx)
  if (!emitting.includes(netuid)) return { ...NOTHING, blockEmission }
  return hasMarkets(regime)
    ? whyOfMarket(ctx, netuid, emitting, blockEmission)
    : whyOfStao(ctx, netuid, emitting, blockEmission)
}
