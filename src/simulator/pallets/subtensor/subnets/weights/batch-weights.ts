import type { Hex } from '../../../../../codec/index.ts'
import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { attempt, DispatchFailure } from '../../../../frame/dispatch-error.ts'
import { signed } from '../../../../frame/origin.ts'
import { Event } from '../../events/index.ts'
import { doCommitMechanismWeights } from './commit-weights.ts'
import { doSetWeightsDirectly, type WeightVector } from './set-weights.ts'

/** Runs every item, then tells which failed; a failed one stops none. */
function batch(
  ctx: Context,
  hotkey: AccountId,
  netuids: readonly number[],
  run: (netuid: number, i: number) => void,
): void {
  const outcomes = netuids.map((netuid, i) => attempt(() => run(netuid, i)))
  const failed = outcomes.flatMap((outcome, i) =>
    outcome instanceof DispatchFailure ? [[netuids[i] ?? 0, outcome.error] as const] : [],
  )
  if (failed.length > 0) ctx.deposit(Event.BatchCompletedWithErrors())
  for (const [netuid, error] of failed) ctx.deposit(Event.BatchWeightItemFailed(netuid, error))
  ctx.deposit(Event.BatchWeightsCompleted(netuids, hotkey))
}

/** Sets weights on several subnets. Upstream: subnets/weights.rs, `do_batch_set_weights`. */
export function doBatchSetWeights(
  ctx: Context,
  hotkey: AccountId,
  netuids: readonly number[],
  vectors: readonly WeightVector[],
): void {
  batch(ctx, hotkey, netuids, (netuid, i) => {
    const vector = vectors[i]
    if (vector !== undefined) doSetWeightsDirectly(ctx, signed(hotkey), netuid, 0, vector)
  })
}

/** Commits to weights on several subnets. Upstream: subnets/weights.rs, `do_batch_commit_weights`. */
export function doBatchCommitWeights(
  ctx: Context,
  hotkey: AccountId,
  netuids: readonly number[],
  hashes: readonly Hex[],
): void {
  batch(ctx, hotkey, netuids, (netuid, i) => {
    const hash = hashes[i]
    if (hash !== undefined) doCommitMechanismWeights(ctx, signed(hotkey), netuid, 0, hash)
  })
}
