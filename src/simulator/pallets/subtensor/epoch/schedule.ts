import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { MaxTempo } from '../constants.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { subSaturating } from '../utils/saturating.ts'

const U64_MAX = (1n << 64n) - 1n

/** Whether a subnet's epoch is due in `block`. Upstream: coinbase/run_coinbase.rs, `should_run_epoch`. */
export function shouldRunEpoch(at: HasState, netuid: number, block: bigint): boolean {
  const tempo = S.Tempo.get(at, netuid)
  if (tempo === 0) return false
  const pending = S.PendingEpochAt.get(at, netuid)
  if (pending > 0n && block >= pending) return true
  if (S.BlocksSinceLastStep.get(at, netuid) > BigInt(MaxTempo)) return true
  return subSaturating(block, S.LastEpochBlock.get(at, netuid)) >= BigInt(tempo)
}

/**
 * Blocks until the next epoch by tempo alone; 2^64 − 1 where epochs never run.
 *
 * Upstream: coinbase/run_coinbase.rs, `blocks_until_next_auto_epoch`.
 */
export function blocksUntilNextAutoEpoch(
  at: HasState,
  netuid: number,
  tempo: number,
  block: bigint,
): bigint {
  return tempo === 0
    ? U64_MAX
    : subSaturating(S.LastEpochBlock.get(at, netuid) + BigInt(tempo), block)
}

/**
 * The block of the next epoch by tempo or by the owner's wish; none where epochs never run.
 *
 * Upstream: coinbase/run_coinbase.rs, `get_next_epoch_start_block`.
 */
export function getNextEpochStartBlock(at: HasState, netuid: number): bigint | undefined {
  const tempo = S.Tempo.get(at, netuid)
  if (tempo === 0) return undefined
  const auto = S.LastEpochBlock.get(at, netuid) + BigInt(tempo)
  const pending = S.PendingEpochAt.get(at, netuid)
  return pending > 0n && pending < auto ? pending : auto
}

/**
 * The epoch to which a commit or reveal in this block belongs: one more than the count where an epoch is due now.
 *
 * Upstream: subnets/weights.rs, `current_epoch_with_lookahead`.
 */
export function currentEpochWithLookahead(ctx: Context, netuid: number): bigint {
  const due = shouldRunEpoch(ctx, netuid, getCurrentBlockAsU64(ctx))
  return S.SubnetEpochIndex.get(ctx, netuid) + (due ? 1n : 0n)
}

/** Whether the epoch in which a commit could be revealed has passed. Upstream: subnets/weights.rs, `is_commit_expired`. */
export function isCommitExpired(ctx: Context, netuid: number, commitEpoch: bigint): boolean {
  return (
    currentEpochWithLookahead(ctx, netuid) > commitEpoch + S.RevealPeriodEpochs.get(ctx, netuid)
  )
}
