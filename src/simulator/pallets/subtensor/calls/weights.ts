import { compact, compactNumber, tuple, u16, u64, vec } from '../../../../codec/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { ensureSigned } from '../../../frame/origin.ts'
import { type Call, call } from '../../../frame/pallet.ts'
import { H256, NetUid } from '../../../frame/types.ts'
import { weight } from '../../../frame/weight.ts'
import { Errors } from '../errors.ts'
import { doBatchCommitWeights, doBatchSetWeights } from '../subnets/weights/batch-weights.ts'
import { doCommitMechanismWeights } from '../subnets/weights/commit-weights.ts'
import {
  doBatchRevealWeights,
  doRevealMechanismWeights,
} from '../subnets/weights/reveal-weights.ts'
import { doSetWeightsDirectly } from '../subnets/weights/set-weights.ts'
import { MechId } from '../types/index.ts'

const NetUids = vec(compactNumber(NetUid, 16))
const Uids = vec(u16)

/** Setting weights, and committing to them first. Weights pay no fee. */
export const weightCalls: readonly Call[] = [
  call(
    {
      index: 0,
      name: 'set_weights',
      args: { netuid: NetUid, dests: Uids, weights: Uids, version_key: u64 },
      docs: 'Sets the weights of a neuron',
      weight: weight(15_513_610_000n, 10_327_410n, 4112n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, dests, weights, version_key }) => {
      const vector = { uids: dests, values: weights, versionKey: version_key }
      doSetWeightsDirectly(ctx, ctx.origin, netuid, 0, vector)
      return undefined
    },
  ),
  call(
    {
      index: 80,
      name: 'batch_set_weights',
      args: {
        netuids: NetUids,
        weights: vec(vec(tuple(compactNumber(u16, 16), compactNumber(u16, 16)))),
        version_keys: vec(compact(u64)),
      },
      docs: 'Sets the weights of a hotkey on several subnets',
      weight: weight(103_092_000n, 7_395n, 16n, 2n),
      pays: 'No',
    },
    (ctx, { netuids, weights, version_keys }) => {
      const hotkey = ensureSigned(ctx.origin)
      const equal = netuids.length === weights.length && netuids.length === version_keys.length
      ensure(equal, Errors.InputLengthsUnequal)
      const vectors = weights.map((pairs, i) => ({
        uids: pairs.map(([uid]) => uid),
        values: pairs.map(([, value]) => value),
        versionKey: version_keys[i] ?? 0n,
      }))
      doBatchSetWeights(ctx, hotkey, netuids, vectors)
      return undefined
    },
  ),
  call(
    {
      index: 96,
      name: 'commit_weights',
      args: { netuid: NetUid, commit_hash: H256 },
      docs: 'Commits to weights by their hash',
      weight: weight(69_049_000n, 4_714n, 13n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, commit_hash }) => {
      doCommitMechanismWeights(ctx, ctx.origin, netuid, 0, commit_hash)
      return undefined
    },
  ),
  call(
    {
      index: 97,
      name: 'reveal_weights',
      args: { netuid: NetUid, uids: Uids, values: Uids, salt: Uids, version_key: u64 },
      docs: 'Reveals committed weights',
      weight: weight(111_227_000n, 7_590n, 19n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, version_key, ...reveal }) => {
      const hotkey = ensureSigned(ctx.origin)
      doRevealMechanismWeights(ctx, hotkey, netuid, 0, { ...reveal, versionKey: version_key })
      return undefined
    },
  ),
  call(
    {
      index: 98,
      name: 'batch_reveal_weights',
      args: {
        netuid: NetUid,
        uids_list: vec(Uids),
        values_list: vec(Uids),
        salts_list: vec(Uids),
        version_keys: vec(u64),
      },
      docs: 'Reveals several commits of a subnet',
      weight: weight(421_363_000n, 8_095n, 19n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, uids_list, values_list, salts_list, version_keys }) => {
      const count = uids_list.length
      const lists = [values_list, salts_list, version_keys]
      const equal = lists.every((list) => list.length === count)
      ensure(equal, Errors.InputLengthsUnequal)
      const reveals = uids_list.map((uids, i) => ({
        uids,
        values: values_list[i] ?? [],
        salt: salts_list[i] ?? [],
        versionKey: version_keys[i] ?? 0n,
      }))
      doBatchRevealWeights(ctx, ensureSigned(ctx.origin), netuid, reveals)
      return undefined
    },
  ),
  call(
    {
      index: 100,
      name: 'batch_commit_weights',
      args: { netuids: NetUids, commit_hashes: vec(H256) },
      docs: 'Commits to weights on several subnets',
      weight: weight(147_224_000n, 4_765n, 15n, 2n),
      pays: 'No',
    },
    (ctx, { netuids, commit_hashes }) => {
      const hotkey = ensureSigned(ctx.origin)
      ensure(netuids.length === commit_hashes.length, Errors.InputLengthsUnequal)
      doBatchCommitWeights(ctx, hotkey, netuids, commit_hashes)
      return undefined
    },
  ),
  call(
    {
      index: 115,
      name: 'commit_mechanism_weights',
      args: { netuid: NetUid, mecid: MechId, commit_hash: H256 },
      docs: 'Commits to weights on one mechanism of a subnet',
      weight: weight(55_130_000n, 0n, 7n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, mecid, commit_hash }) => {
      doCommitMechanismWeights(ctx, ctx.origin, netuid, mecid, commit_hash)
      return undefined
    },
  ),
  call(
    {
      index: 116,
      name: 'reveal_mechanism_weights',
      args: {
        netuid: NetUid,
        mecid: MechId,
        uids: Uids,
        values: Uids,
        salt: Uids,
        version_key: u64,
      },
      docs: 'Reveals committed weights on one mechanism of a subnet',
      weight: weight(122_000_000n, 0n, 16n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, mecid, version_key, ...reveal }) => {
      const hotkey = ensureSigned(ctx.origin)
      doRevealMechanismWeights(ctx, hotkey, netuid, mecid, { ...reveal, versionKey: version_key })
      return undefined
    },
  ),
  call(
    {
      index: 119,
      name: 'set_mechanism_weights',
      args: { netuid: NetUid, mecid: MechId, dests: Uids, weights: Uids, version_key: u64 },
      docs: 'Sets the weights of a neuron on one mechanism of a subnet',
      weight: weight(15_540_000_000n, 0n, 4111n, 2n),
      pays: 'No',
    },
    (ctx, { netuid, mecid, dests, weights, version_key }) => {
      const vector = { uids: dests, values: weights, versionKey: version_key }
      doSetWeightsDirectly(ctx, ctx.origin, netuid, mecid, vector)
      return undefined
    },
  ),
]
