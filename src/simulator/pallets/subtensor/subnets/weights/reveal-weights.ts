import { encode, type Hex, toHex, tuple, u16, u64, vec } from '../../../../../codec/index.ts'
import { type AccountId, blake2b256 } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure, fail } from '../../../../frame/dispatch-error.ts'
import { AccountId as AccountIdCodec } from '../../../../frame/types.ts'
import { mechanismIndex } from '../../epoch/mechanism-index.ts'
import { currentEpochWithLookahead } from '../../epoch/schedule.ts'
import { Errors } from '../../errors.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { NetUidStorageIndex } from '../../types/index.ts'
import { type Commit, unexpired } from './commit-weights.ts'
import { doSetMechanismWeights, type WeightVector } from './set-weights.ts'

/** What a reveal tells: the weights, and the salt that was hashed with them. */
export interface Reveal extends WeightVector {
  readonly salt: readonly number[]
}

const Committed = tuple(AccountIdCodec, NetUidStorageIndex, vec(u16), vec(u16), vec(u16), u64)

/** The hash under which weights are committed. Upstream: subnets/weights.rs, `get_commit_hash`. */
export function getCommitHash(hotkey: AccountId, index: number, reveal: Reveal): Hex {
  const { uids, values, salt, versionKey } = reveal
  return toHex(blake2b256(encode(Committed, [hotkey, index, uids, values, salt, versionKey])))
}

/** Whether commits of this epoch are revealed now. Upstream: subnets/weights.rs, `is_reveal_block_range`. */
export function isRevealBlockRange(ctx: Context, netuid: number, epoch: bigint): boolean {
  return currentEpochWithLookahead(ctx, netuid) === epoch + S.RevealPeriodEpochs.get(ctx, netuid)
}

/** The commits of a hotkey, those that can still be revealed and all of them. */
function commitsOf(ctx: Context, netuid: number, index: number, hotkey: AccountId) {
  ensure(S.CommitRevealWeightsEnabled.get(ctx, netuid), Errors.CommitRevealDisabled)
  const all = S.WeightCommits.get(ctx, index, hotkey) ?? fail(Errors.NoWeightsCommitFound)
  const waiting = unexpired(ctx, netuid, all)
  return { waiting, expired: all.slice(0, all.length - waiting.length).map(([hash]) => hash) }
}

/** Refuses a hash that nobody can reveal, and says whether it once could be. */
function refuse(hash: Hex, expired: readonly Hex[], otherwise: keyof typeof Errors): never {
  return fail(expired.includes(hash) ? Errors.ExpiredWeightCommit : Errors[otherwise])
}

function storeCommits(
  ctx: Context,
  index: number,
  hotkey: AccountId,
  commits: readonly Commit[],
): void {
  if (commits.length === 0) S.WeightCommits.remove(ctx, index, hotkey)
  else S.WeightCommits.set(ctx, index, hotkey, commits)
}

/**
 * Reveals committed weights and sets them; commits before them are dropped.
 *
 * Upstream: subnets/weights.rs, `internal_reveal_weights`.
 *
 * @throws {DispatchFailure} CommitRevealDisabled, NoWeightsCommitFound, ExpiredWeightCommit,
 *   InvalidRevealCommitHashNotMatch, RevealTooEarly, or as `doSetMechanismWeights`.
 */
export function doRevealMechanismWeights(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  mechanism: number,
  reveal: Reveal,
): void {
  const index = mechanismIndex(netuid, mechanism)
  const { waiting, expired } = commitsOf(ctx, netuid, index, hotkey)
  const hash = getCommitHash(hotkey, index, reveal)
  if (waiting.length === 0) refuse(hash, expired, 'NoWeightsCommitFound')
  const position = waiting.findIndex(([committed]) => committed === hash)
  const commit = waiting[position] ?? refuse(hash, expired, 'InvalidRevealCommitHashNotMatch')
  ensure(isRevealBlockRange(ctx, netuid, commit[1]), Errors.RevealTooEarly)
  doSetMechanismWeights(ctx, hotkey, netuid, mechanism, reveal)
  storeCommits(ctx, index, hotkey, waiting.slice(position + 1))
  ctx.deposit(Event.WeightsRevealed(hotkey, index, hash))
}

/**
 * Reveals several commits of a subnet, all or none.
 *
 * Upstream: subnets/weights.rs, `do_batch_reveal_weights`.
 *
 * @throws {DispatchFailure} as `doRevealMechanismWeights`.
 */
export function doBatchRevealWeights(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  reveals: readonly Reveal[],
): void {
  const { waiting, expired } = commitsOf(ctx, netuid, netuid, hotkey)
  const hashes = reveals.map((reveal) => getCommitHash(hotkey, netuid, reveal))
  for (const hash of hashes) {
    const commit =
      waiting.find(([committed]) => committed === hash) ??
      refuse(hash, expired, 'InvalidRevealCommitHashNotMatch')
    ensure(isRevealBlockRange(ctx, netuid, commit[1]), Errors.RevealTooEarly)
  }
  let left = waiting
  for (const [i, hash] of hashes.entries()) {
    const position = left.findIndex(([committed]) => committed === hash)
    // Told twice in the batch, but committed once.
    if (position === -1) refuse(hash, expired, 'InvalidRevealCommitHashNotMatch')
    left = left.toSpliced(position, 1)
    const reveal = reveals[i]
    if (reveal !== undefined) doSetMechanismWeights(ctx, hotkey, netuid, 0, reveal)
  }
  storeCommits(ctx, netuid, hotkey, left)
  ctx.deposit(Event.WeightsBatchRevealed(hotkey, netuid, hashes))
}
