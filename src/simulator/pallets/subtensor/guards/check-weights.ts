import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure, fail } from '../../../frame/dispatch-error.ts'
import type { DispatchGuard } from '../../../frame/runtime.ts'
import { mechanismIndex } from '../epoch/mechanism-index.ts'
import { Errors } from '../errors.ts'
import { ID } from '../id.ts'
import * as S from '../storage/index.ts'
import { checkWeightsMinStake } from '../subnets/weights/checks.ts'
import {
  getCommitHash,
  isRevealBlockRange,
  type Reveal,
} from '../subnets/weights/reveal-weights.ts'

const GUARDED = new Set([
  'batch_commit_weights',
  'batch_reveal_weights',
  'batch_set_weights',
  'commit_weights',
  'commit_mechanism_weights',
  'reveal_weights',
  'reveal_mechanism_weights',
  'set_weights',
  'set_mechanism_weights',
  'commit_timelocked_weights',
  'commit_timelocked_mechanism_weights',
  'commit_crv3_mechanism_weights',
])

/** The lists of a batch, which must be of one length, by call. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  batch_commit_weights: ['netuids', 'commit_hashes'],
  batch_reveal_weights: ['uids_list', 'values_list', 'salts_list', 'version_keys'],
  batch_set_weights: ['netuids', 'weights', 'version_keys'],
}

type Args = Readonly<Record<string, unknown>>

function ensureEqualLengths(name: string, args: Args): void {
  const lengths = (LISTS[name] ?? []).map((list) => (args[list] as readonly unknown[]).length)
  const equal = lengths.every((length) => length === lengths[0])
  ensure(equal, Errors.InputLengthsUnequal)
}

/** What the call reveals; nothing for those that set or commit. */
function revealsOf(name: string, args: Args): readonly Reveal[] {
  const { uids, values, salt, version_key } = args
  if (name === 'reveal_weights' || name === 'reveal_mechanism_weights')
    return [{ uids, values, salt, versionKey: version_key } as Reveal]
  if (name !== 'batch_reveal_weights') return []
  const { uids_list, values_list, salts_list, version_keys } = args as {
    uids_list: readonly number[][]
    values_list: readonly number[][]
    salts_list: readonly number[][]
    version_keys: readonly bigint[]
  }
  return uids_list.map((list, i) => ({
    uids: list,
    values: values_list[i] ?? [],
    salt: salts_list[i] ?? [],
    versionKey: version_keys[i] ?? 0n,
  }))
}

function ensureRevealable(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  index: number,
  reveals: readonly Reveal[],
): void {
  const commits = S.WeightCommits.get(ctx, index, hotkey) ?? fail(Errors.NoWeightsCommitFound)
  for (const reveal of reveals) {
    const hash = getCommitHash(hotkey, index, reveal)
    const commit =
      commits.find(([committed]) => committed === hash) ?? fail(Errors.NoWeightsCommitFound)
    ensure(isRevealBlockRange(ctx, netuid, commit[1]), Errors.RevealTooEarly)
  }
}

/**
 * Stops weights of hotkeys with too little stake, and reveals that must fail; such calls pay no fee.
 *
 * No round of drand is stored here, so that none which a timelocked commit names has passed.
 *
 * Upstream: guards/check_weights.rs. Refuses with InputLengthsUnequal, NotEnoughStakeToSetWeights, NoWeightsCommitFound or
 * RevealTooEarly.
 */
export const checkWeights: DispatchGuard = (ctx, call, origin) => {
  if (origin.type !== 'signed' || call.pallet !== ID.name || !GUARDED.has(call.name)) return
  ensureEqualLengths(call.name, call.args)
  const { netuid = 0, netuids = [netuid] } = call.args as {
    netuid?: number
    netuids?: readonly number[]
  }
  for (const each of netuids)
    ensure(checkWeightsMinStake(ctx, origin.account, each), Errors.NotEnoughStakeToSetWeights)
  const reveals = revealsOf(call.name, call.args)
  if (!call.name.includes('reveal')) return
  const { mecid = 0 } = call.args as { mecid?: number }
  ensureRevealable(ctx, origin.account, netuid, mechanismIndex(netuid, mecid), reveals)
}
