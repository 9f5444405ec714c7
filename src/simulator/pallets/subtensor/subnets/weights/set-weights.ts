import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure, fail } from '../../../../frame/dispatch-error.ts'
import { ensureSigned, type Origin } from '../../../../frame/origin.ts'
import { mechanismIndex } from '../../epoch/mechanism-index.ts'
import { Errors } from '../../errors.ts'
import { Event } from '../../events/index.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { ROOT_NETUID } from '../subnet.ts'
import { setLastUpdateForUid } from '../uids.ts'
import {
  checkLength,
  checkRateLimit,
  checkValidatorPermit,
  checkVersionKey,
  checkWeightsMinStake,
  ensureMechanismExists,
} from './checks.ts'
import { maxUpscaled } from './upscale.ts'

/** Weights as a neuron sets them: places, as many values, and the version of its code. */
export interface WeightVector {
  readonly uids: readonly number[]
  readonly values: readonly number[]
  readonly versionKey: bigint
}

function ensureFit(
  ctx: Context,
  netuid: number,
  uid: number,
  { uids, values }: WeightVector,
): void {
  const permitted = checkValidatorPermit(ctx, netuid, uid, uids, values)
  ensure(permitted, Errors.NeuronNoValidatorPermit)
  ensure(new Set(uids).size === uids.length, Errors.DuplicateUids)
  const known = uids.every((each) => S.Keys.has(ctx, netuid, each))
  ensure(known, Errors.UidVecContainInvalidOne)
  ensure(checkLength(ctx, netuid, uid, uids, values), Errors.WeightVecLengthIsLow)
}

/**
 * Sets the weights of a hotkey's neuron on one mechanism of a subnet.
 *
 * Upstream: subnets/weights.rs, `internal_set_weights`; its limit of a single weight is 65535 and so never met.
 *
 * @throws {DispatchFailure} CanNotSetRootNetworkWeights, WeightVecNotEqualSize, MechanismDoesNotExist,
 *   UidsLengthExceedUidsInSubNet, HotKeyNotRegisteredInSubNet, NotEnoughStakeToSetWeights, IncorrectWeightVersionKey,
 *   SettingWeightsTooFast, NeuronNoValidatorPermit, DuplicateUids, UidVecContainInvalidOne, WeightVecLengthIsLow.
 */
export function doSetMechanismWeights(
  ctx: Context,
  hotkey: AccountId,
  netuid: number,
  mechanism: number,
  vector: WeightVector,
): void {
  const { uids, values, versionKey } = vector
  ensure(netuid !== ROOT_NETUID, Errors.CanNotSetRootNetworkWeights)
  ensure(uids.length === values.length, Errors.WeightVecNotEqualSize)
  ensureMechanismExists(ctx, netuid, mechanism)
  const size = S.SubnetworkN.get(ctx, netuid)
  ensure(uids.length <= size, Errors.UidsLengthExceedUidsInSubNet)
  const uid = S.Uids.get(ctx, netuid, hotkey) ?? fail(Errors.HotKeyNotRegisteredInSubNet)
  ensure(checkWeightsMinStake(ctx, hotkey, netuid), Errors.NotEnoughStakeToSetWeights)
  ensure(checkVersionKey(ctx, netuid, versionKey), Errors.IncorrectWeightVersionKey)
  const direct = !S.CommitRevealWeightsEnabled.get(ctx, netuid)
  const inTime = !direct || checkRateLimit(ctx, netuid, mechanism, uid)
  ensure(inTime, Errors.SettingWeightsTooFast)
  ensureFit(ctx, netuid, uid, vector)

  const index = mechanismIndex(netuid, mechanism)
  const weights = maxUpscaled(values)
  S.Weights.set(
    ctx,
    index,
    uid,
    uids.map((to, i) => [to, weights[i] ?? 0]),
  )
  // A commit has already counted as the neuron's activity.
  if (direct) setLastUpdateForUid(ctx, index, uid, getCurrentBlockAsU64(ctx))
  ctx.deposit(Event.WeightsSet(index, uid))
}

/**
 * As {@link doSetMechanismWeights}, where weights are not committed first.
 *
 * Upstream: macros/dispatches.rs, `set_mechanism_weights`.
 *
 * @throws {DispatchFailure} CommitRevealEnabled, BadOrigin, or as `doSetMechanismWeights`.
 */
export function doSetWeightsDirectly(
  ctx: Context,
  origin: Origin,
  netuid: number,
  mechanism: number,
  vector: WeightVector,
): void {
  ensure(!S.CommitRevealWeightsEnabled.get(ctx, netuid), Errors.CommitRevealEnabled)
  doSetMechanismWeights(ctx, ensureSigned(origin), netuid, mechanism, vector)
}
