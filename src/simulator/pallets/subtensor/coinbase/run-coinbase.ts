import type { Context } from '../../../frame/context.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { distributeEmission } from './distribute.ts'
import { drainPending } from './drain.ts'
import { injectAndMaybeSwap } from './inject.ts'
import { accumulatePending, getNetworkRootSellFlag } from './pending.ts'
import { getSubnetBlockEmissions, getSubnetsToEmitTo } from './subnet-emissions.ts'
import { getSubnetTerms } from './subnet-terms.ts'

/**
 * Shares a block's TAO among subnets, feeds their pools, issues their alpha, and runs the epochs that are due.
 *
 * Upstream: coinbase/run_coinbase.rs, `run_coinbase`, `emit_to_subnets`.
 *
 * @param credit rao of TAO that the block minted.
 */
export function runCoinbase(ctx: Context, credit: bigint): void {
  const block = getCurrentBlockAsU64(ctx)
  S.SubnetRootSellTao.clear(ctx)
  const subnets = getAllSubnetNetuids(ctx).filter((netuid) => netuid !== ROOT_NETUID)
  const emitting = getSubnetsToEmitTo(ctx, subnets)
  const emissions = getSubnetBlockEmissions(ctx, emitting, credit)
  const rootSells = getNetworkRootSellFlag(ctx, emitting)

  const terms = getSubnetTerms(ctx, emissions)
  injectAndMaybeSwap(ctx, emitting, terms, credit)
  for (const netuid of emitting)
    accumulatePending(ctx, netuid, terms.get(netuid)?.alphaOut ?? 0n, rootSells)

  for (const [netuid, pending] of drainPending(ctx, subnets, block)) {
    distributeEmission(ctx, netuid, pending)
    S.LastMechansimStepBlock.set(ctx, netuid, block)
  }
}
