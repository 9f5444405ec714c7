import { I64F64 } from '../../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../../crypto/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { ensure } from '../../../../frame/dispatch-error.ts'
import type { HasState } from '../../../../frame/storage.ts'
import { mechanismIndex } from '../../epoch/mechanism-index.ts'
import { getOwnerUid } from '../../epoch/read-inputs.ts'
import { getStakeWeightsForHotkeyOnSubnet } from '../../epoch/stake-weights.ts'
import { Errors } from '../../errors.ts'
import * as S from '../../storage/index.ts'
import { getCurrentBlockAsU64 } from '../../utils/block.ts'
import { subSaturating } from '../../utils/saturating.ts'
import { ifSubnetExist } from '../subnet.ts'

/** @throws {DispatchFailure} MechanismDoesNotExist. Upstream: subnets/mechanism.rs, `ensure_mechanism_exists`. */
export function ensureMechanismExists(at: HasState, netuid: number, mechanism: number): void {
  ensure(ifSubnetExist(at, netuid), Errors.MechanismDoesNotExist)
  const exists = mechanism < S.MechanismCountCurrent.get(at, netuid)
  ensure(exists, Errors.MechanismDoesNotExist)
}

/** Whether a hotkey has the stake that weights take; the owner's needs none. Upstream: lib.rs. */
export function checkWeightsMinStake(ctx: Context, hotkey: AccountId, netuid: number): boolean {
  const owner = getOwnerUid(ctx, netuid)
  if (owner !== undefined && S.Uids.get(ctx, netuid, hotkey) === owner) return true
  const { total } = getStakeWeightsForHotkeyOnSubnet(ctx, hotkey, netuid)
  return total >= S.StakeThreshold.get(ctx) << BigInt(I64F64.frac)
}

/** Whether enough blocks passed since a neuron set or committed weights. Upstream: subnets/weights.rs. */
export function checkRateLimit(
  ctx: Context,
  netuid: number,
  mechanism: number,
  uid: number,
): boolean {
  const exists = ifSubnetExist(ctx, netuid) && mechanism < S.MechanismCountCurrent.get(ctx, netuid)
  if (!exists || !S.Keys.has(ctx, netuid, uid)) return false
  const last = S.LastUpdate.get(ctx, mechanismIndex(netuid, mechanism))[uid] ?? 0n
  const passed = subSaturating(getCurrentBlockAsU64(ctx), last)
  return last === 0n || passed >= S.WeightsSetRateLimit.get(ctx, netuid)
}

/** Whether the version named is new enough; a subnet that names none takes all. Upstream: subnets/weights.rs. */
export function checkVersionKey(at: HasState, netuid: number, versionKey: bigint): boolean {
  const wanted = S.WeightsVersionKey.get(at, netuid)
  return wanted === 0n || versionKey >= wanted
}

/** Whether a neuron weighs itself and nothing else. Upstream: subnets/weights.rs. */
export function isSelfWeight(
  uid: number,
  uids: readonly number[],
  weights: readonly number[],
): boolean {
  return weights.length === 1 && uids[0] === uid
}

/** Whether a neuron may set these weights: its own, with a permit, or as the owner. Upstream: subnets/weights.rs. */
export function checkValidatorPermit(
  ctx: Context,
  netuid: number,
  uid: number,
  uids: readonly number[],
  weights: readonly number[],
): boolean {
  if (isSelfWeight(uid, uids, weights) || getOwnerUid(ctx, netuid) === uid) return true
  return S.ValidatorPermit.get(ctx, netuid)[uid] ?? false
}

/** Whether there are as many weights as the subnet asks for. Upstream: subnets/weights.rs. */
export function checkLength(
  at: HasState,
  netuid: number,
  uid: number,
  uids: readonly number[],
  weights: readonly number[],
): boolean {
  const least = Math.min(S.SubnetworkN.get(at, netuid), S.MinAllowedWeights.get(at, netuid))
  return isSelfWeight(uid, uids, weights) || weights.length >= least
}
