import type { Context } from '../../../frame/context.ts'
import { mechanismIndex } from '../epoch/mechanism-index.ts'
import { currentEpochWithLookahead } from '../epoch/schedule.ts'
import * as S from '../storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { epochsDeferredThisBlock } from './drain.ts'

/**
 * Drops timelocked weights whose time to be revealed is over, on every subnet whose epoch is not put off.
 *
 * The key to each lies in a pulse of the drand network. This chain hears of none, so weights stay sealed, as they do upstream
 * while a pulse is missing.
 *
 * Upstream: coinbase/block_step.rs, `reveal_crv3_commits`; coinbase/reveal_commits.rs, `reveal_crv3_commits_for_subnet`.
 */
export function revealCrv3Commits(ctx: Context): void {
  if (S.TimelockedWeightCommits.isEmpty(ctx)) return
  const subnets = getAllSubnetNetuids(ctx).filter((netuid) => netuid !== ROOT_NETUID)
  const committed = subnets.filter((netuid) => hasCommits(ctx, netuid))
  if (committed.length === 0) return
  const deferred = epochsDeferredThisBlock(ctx, subnets, getCurrentBlockAsU64(ctx))
  for (const netuid of committed) if (!deferred.has(netuid)) dropExpired(ctx, netuid)
}

function indicesOf(ctx: Context, netuid: number): number[] {
  const count = S.MechanismCountCurrent.get(ctx, netuid)
  return Array.from({ length: count }, (_, mechanism) => mechanismIndex(netuid, mechanism))
}

function hasCommits(ctx: Context, netuid: number): boolean {
  return indicesOf(ctx, netuid).some(
    (index) => S.TimelockedWeightCommits.keys(ctx, index).length > 0,
  )
}

function dropExpired(ctx: Context, netuid: number): void {
  const epoch = currentEpochWithLookahead(ctx, netuid)
  const period = S.RevealPeriodEpochs.get(ctx, netuid)
  const oldest = epoch > period ? epoch - period : 0n
  for (const index of indicesOf(ctx, netuid))
    for (const [, committed] of S.TimelockedWeightCommits.keys(ctx, index))
      if (committed < oldest) S.TimelockedWeightCommits.remove(ctx, index, committed)
}
