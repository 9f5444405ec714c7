import { toHex } from '../../../../../codec/index.ts'
import { blake2b256 } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure, fail } from '../../../../frame/dispatch-error.ts'
import { ensureSigned, type Origin } from '../../../../frame/origin.ts'
import { mechanismIndex } from '../../epoch/mechanism-index.ts'
import { currentEpochWithLookahead } from '../../epoch/schedule.ts'
import { Errors } from '../../errors.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { setLastUpdateForUid } from '../uids.ts'
import { checkRateLimit, ensureMechanismExists } from './checks.ts'

/** Commits of a hotkey in one epoch. */
const MAX_COMMITS = 10

/** Weights encrypted until a round of drand, and the version of commits that their sender knows. */
export interface TimelockedCommit {
  readonly commit: Uint8Array
  readonly revealRound: bigint
  readonly version: number
}

/**
 * Commits to weights that a round of drand is to open. No round comes to this chain: they stay sealed until they expire, as
 * they do upstream while the round is missing.
 *
 * Upstream: subnets/weights.rs, `internal_commit_timelocked_weights`.
 *
 * @throws {DispatchFailure} MechanismDoesNotExist, BadOrigin, CommitRevealDisabled, IncorrectCommitRevealVersion,
 *   HotKeyNotRegisteredInSubNet, CommittingWeightsTooFast, TooManyUnrevealedCommits.
 */
export function doCommitTimelockedWeights(
  ctx: Context,
  origin: Origin,
  netuid: number,
  mechanism: number,
  { commit, revealRound, version }: TimelockedCommit,
): void {
  ensureMechanismExists(ctx, netuid, mechanism)
  const hotkey = ensureSigned(origin)
  ensure(S.CommitRevealWeightsEnabled.get(ctx, netuid), Errors.CommitRevealDisabled)
  const isKnown = version === S.CommitRevealWeightsVersion.get(ctx)
  ensure(isKnown, Errors.IncorrectCommitRevealVersion)
  const uid = S.Uids.get(ctx, netuid, hotkey) ?? fail(Errors.HotKeyNotRegisteredInSubNet)
  ensure(checkRateLimit(ctx, netuid, mechanism, uid), Errors.CommittingWeightsTooFast)
  const index = mechanismIndex(netuid, mechanism)
  const epoch = currentEpochWithLookahead(ctx, netuid)
  const waiting = S.TimelockedWeightCommits.get(ctx, index, epoch)
  const own = waiting.filter(([who]) => who === hotkey)
  ensure(own.length < MAX_COMMITS, Errors.TooManyUnrevealedCommits)

  const block = getCurrentBlockAsU64(ctx)
  S.TimelockedWeightCommits.set(ctx, index, epoch, [
    ...waiting,
    [hotkey, block, commit, revealRound],
  ])
  const hash = toHex(blake2b256(commit))
  ctx.deposit(Event.TimelockedWeightsCommitted(hotkey, index, hash, revealRound))
  setLastUpdateForUid(ctx, index, uid, block)
}
