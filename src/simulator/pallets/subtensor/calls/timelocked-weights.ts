import { u16, u64 } from '../../../../codec/index.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { doCommitTimelockedWeights } from '../subnets/weights/commit-timelocked.ts'
import { CommitBytes, MechId } from '../types/mechanism.ts'

/** The version of commits that `commit_crv3_mechanism_weights`, which names none, stands for. */
const CRV3_VERSION = 4

/** Committing to weights that a round of drand opens. Such calls pay no fee. */
export const timelockedWeightCalls: readonly Call[] = [
  call(
    {
      index: 113,
      name: 'commit_timelocked_weights',
      args: { netuid: NetUid, commit: CommitBytes, reveal_round: u64, commit_reveal_version: u16 },
      docs: 'Commits to weights that are opened by a round of drand',
      weight: weight(86_951_000n, 4_713n, 14n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, commit, reveal_round, commit_reveal_version }) => {
      doCommitTimelockedWeights(ctx, ctx.origin, netuid, 0, {
        commit,
        revealRound: reveal_round,
        version: commit_reveal_version,
      })
      return undefined
    },
  ),
  call(
    {
      index: 117,
      name: 'commit_crv3_mechanism_weights',
      args: { netuid: NetUid, mecid: MechId, commit: CommitBytes, reveal_round: u64 },
      docs: 'Commits to weights on one mechanism that are opened by a round of drand',
      weight: weight(77_750_000n, 0n, 7n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, mecid, commit, reveal_round }) => {
      doCommitTimelockedWeights(ctx, ctx.origin, netuid, mecid, {
        commit,
        revealRound: reveal_round,
        version: CRV3_VERSION,
      })
      return undefined
    },
  ),
  call(
    {
      index: 118,
      name: 'commit_timelocked_mechanism_weights',
      args: {
        netuid: NetUid,
        mecid: MechId,
        commit: CommitBytes,
        reveal_round: u64,
        commit_reveal_version: u16,
      },
      docs: 'As commit_crv3_mechanism_weights, naming the version of the commit',
      weight: weight(84_020_000n, 0n, 9n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, mecid, commit, reveal_round, commit_reveal_version }) => {
      doCommitTimelockedWeights(ctx, ctx.origin, netuid, mecid, {
        commit,
        revealRound: reveal_round,
        version: commit_reveal_version,
      })
      return undefined
    },
  ),
]
