import type { Context } from '../../../frame/context.ts'
import { shouldRunEpoch } from '../epoch/schedule.ts'
import { Event } from '../events/index.ts'
import { changeSubnetOwnerIfNeeded } from '../staking/lock/subnet-owner.ts'
import * as S from '../storage/index.ts'
import { addU64Saturating } from '../utils/saturating.ts'

/** What waits on a subnet for its epoch, in rao of alpha. */
export interface PendingEmission {
  readonly server: bigint
  readonly validator: bigint
  readonly root: bigint
  readonly ownerCut: bigint
}

/**
 * The subnets whose epoch is due in this block but must wait for a later one, as only `MaxEpochsPerBlock` run.
 *
 * Upstream: coinbase/run_coinbase.rs, `epochs_deferred_this_block`.
 */
export function epochsDeferredThisBlock(
  ctx: Context,
  netuids: readonly number[],
  block: bigint,
): Set<number> {
  const due = netuids.filter((netuid) => shouldRunEpoch(ctx, netuid, block))
  const most = S.MaxEpochsPerBlock.get(ctx)
  const deferred = new Set<number>()
  let running = 0
  for (const netuid of due) {
    if (running >= most) deferred.add(netuid)
    else if (isEpochInputStateConsistent(ctx, netuid)) running += 1
  }
  return deferred
}

/**
 * Takes what waits on the subnets whose epoch runs in this block, in ascending order of netuid, and moves every schedule on.
 *
 * Upstream: coinbase/run_coinbase.rs, `drain_pending`.
 */
export function drainPending(
  ctx: Context,
  netuids: readonly number[],
  block: bigint,
): [netuid: number, pending: PendingEmission][] {
  const drained: [number, PendingEmission][] = []
  const most = S.MaxEpochsPerBlock.get(ctx)
  for (const netuid of netuids) {
    S.BlocksSinceLastStep.mutate(ctx, netuid, (blocks) => addU64Saturating(blocks, 1n))
    if (!shouldRunEpoch(ctx, netuid, block)) continue
    if (drained.length >= most) {
      const next = block + 1n
      S.PendingEpochAt.set(ctx, netuid, next)
      ctx.deposit(Event.EpochDeferred({ netuid, from_block: block, to_block: next }))
      continue
    }
    if (isEpochInputStateConsistent(ctx, netuid)) {
      S.BlocksSinceLastStep.set(ctx, netuid, 0n)
      drained.push([netuid, takePending(ctx, netuid)])
      changeSubnetOwnerIfNeeded(ctx, netuid)
    } else {
      ctx.deposit(Event.EpochSkipped({ netuid, block }))
    }
    S.LastEpochBlock.set(ctx, netuid, block)
    S.PendingEpochAt.set(ctx, netuid, 0n)
    S.SubnetEpochIndex.mutate(ctx, netuid, (index) => addU64Saturating(index, 1n))
  }
  return drained.sort(([a], [b]) => a - b)
}

function takePending(ctx: Context, netuid: number): PendingEmission {
  const pending = {
    server: S.PendingServerEmission.get(ctx, netuid),
    validator: S.PendingValidatorEmission.get(ctx, netuid),
    root: S.PendingRootAlphaDivs.get(ctx, netuid),
    ownerCut: S.PendingOwnerCut.get(ctx, netuid),
  }
  S.PendingServerEmission.set(ctx, netuid, 0n)
  S.PendingValidatorEmission.set(ctx, netuid, 0n)
  S.PendingRootAlphaDivs.set(ctx, netuid, 0n)
  S.PendingOwnerCut.set(ctx, netuid, 0n)
  return pending
}

/** Whether no hotkey has two uids, on which an epoch relies. Upstream: epoch/run_epoch.rs. */
export function isEpochInputStateConsistent(ctx: Context, netuid: number): boolean {
  const hotkeys = S.Keys.values(ctx, netuid)
  return new Set(hotkeys).size === hotkeys.length
}
