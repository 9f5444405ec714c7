import type { Hex } from '../../../../../codec/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure, fail } from '../../../../frame/dispatch-error.ts'
import { ensureSigned, type Origin } from '../../../../frame/origin.ts'
import { mechanismIndex } from '../../epoch/mechanism-index.ts'
import { currentEpochWithLookahead, isCommitExpired } from '../../epoch/schedule.ts'
import { Errors } from '../../errors.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { setLastUpdateForUid } from '../uids.ts'
import { checkRateLimit, ensureMechanismExists } from './checks.ts'

/** Commits of a hotkey that may wait for their reveal. */
const MAX_COMMITS = 10

/** A commit as it is stored: hash, epoch, block, and a number that is no longer used. */
export type Commit = readonly [hash: Hex, epoch: bigint, block: bigint, unused: bigint]

/** The commits of a queue from the first that can still be revealed on. */
export function unexpired(
  ctx: Context,
  netuid: number,
  commits: readonly Commit[],
): readonly Commit[] {
  const first = commits.findIndex(([, epoch]) => !isCommitExpired(ctx, netuid, epoch))
  return first === -1 ? [] : commits.slice(first)
}

/**
 * Commits to weights by their hash, to be revealed later; who signed is asked only where the mechanism exists.
 *
 * Upstream: subnets/weights.rs, `internal_commit_weights`.
 *
 * @throws {DispatchFailure} MechanismDoesNotExist, BadOrigin, CommitRevealDisabled, HotKeyNotRegisteredInSubNet,
 *   CommittingWeightsTooFast, TooManyUnrevealedCommits.
 */
export function doCommitMechanismWeights(
  ctx: Context,
  origin: Origin,
  netuid: number,
  mechanism: number,
  hash: Hex,
): void {
  ensureMechanismExists(ctx, netuid, mechanism)
  const hotkey = ensureSigned(origin)
  ensure(S.CommitRevealWeightsEnabled.get(ctx, netuid), Errors.CommitRevealDisabled)
  const uid = S.Uids.get(ctx, netuid, hotkey) ?? fail(Errors.HotKeyNotRegisteredInSubNet)
  const inTime = checkRateLimit(ctx, netuid, mechanism, uid)
  ensure(inTime, Errors.CommittingWeightsTooFast)
  const index = mechanismIndex(netuid, mechanism)
  const waiting = unexpired(ctx, netuid, S.WeightCommits.get(ctx, index, hotkey) ?? [])
  ensure(waiting.length < MAX_COMMITS, Errors.TooManyUnrevealedCommits)

  const block = getCurrentBlockAsU64(ctx)
  const commit: Commit = [hash, currentEpochWithLookahead(ctx, netuid), block, 0n]
  S.WeightCommits.set(ctx, index, hotkey, [...waiting, commit])
  ctx.deposit(Event.WeightsCommitted(hotkey, index, hash))
  setLastUpdateForUid(ctx, index, uid, block)
}
