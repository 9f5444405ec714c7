import type { Context } from '../../../frame/context.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { drainPending } from './drain.ts'
import { rulesOf } from './rules/index.ts'

/**
 * Shares a block's TAO among subnets by the rules of the chain's regime, and runs the epochs that are due.
 *
 * Upstream: coinbase/run_coinbase.rs, `run_coinbase`.
 *
 * @param credit rao of TAO that the block minted.
 */
export function runCoinbase(ctx: Context, credit: bigint): void {
  const block = getCurrentBlockAsU64(ctx)
  S.SubnetRootSellTao.clear(ctx)
  const subnets = getAllSubnetNetuids(ctx).filter((netuid) => netuid !== ROOT_NETUID)
  const rules = rulesOf(ctx)
  rules.emit(ctx, subnets, credit)

  for (const [netuid, pending] of drainPending(ctx, subnets, block)) {
    rules.distribute(ctx, netuid, pending)
    S.LastMechansimStepBlock.set(ctx, netuid, block)
  }
}
