import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { InitialMaxAllowedUids } from '../constants.ts'
import { mechanismIndex } from '../epoch/mechanism-index.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'
import { ifSubnetExist } from './subnet.ts'

/** Mechanisms of one subnet that the storage indices leave room for. */
const MAX_MECHANISMS = 16

/**
 * Refuses more places over all mechanisms than one subnet may have.
 *
 * Upstream: subnets/mechanism.rs, `ensure_max_uids_over_all_mechanisms`.
 *
 * @throws {DispatchFailure} TooManyUIDsPerMechanism.
 */
export function ensureMaxUidsOverAllMechanisms(maxUids: number, mechanisms: number): void {
  const places = Math.min(maxUids * mechanisms, 0xffff)
  ensure(places <= InitialMaxAllowedUids, Errors.TooManyUIDsPerMechanism)
}

/**
 * Sets how many mechanisms a subnet has, and forgets what those that go have found.
 *
 * Upstream: subnets/mechanism.rs, `do_set_mechanism_count`.
 *
 * @throws {DispatchFailure} MechanismDoesNotExist, InvalidValue, TooManyUIDsPerMechanism.
 */
export function doSetMechanismCount(ctx: Context, netuid: number, count: number): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.MechanismDoesNotExist)
  ensure(count > 0 && count <= S.MaxMechanismCount.get(ctx), Errors.InvalidValue)
  ensureMaxUidsOverAllMechanisms(S.MaxAllowedUids.get(ctx, netuid), count)
  ensure(count <= MAX_MECHANISMS, Errors.InvalidValue)
  const before = S.MechanismCountCurrent.get(ctx, netuid)
  if (before === count) return
  for (let mechanism = count; mechanism < before; mechanism += 1)
    clearMechanism(ctx, mechanismIndex(netuid, mechanism))
  S.MechanismCountCurrent.set(ctx, netuid, count)
  S.MechanismEmissionSplit.remove(ctx, netuid)
}

function clearMechanism(at: HasState, index: number): void {
  S.Weights.clear(at, index)
  S.Incentive.remove(at, index)
  S.LastUpdate.remove(at, index)
  S.Bonds.clear(at, index)
  S.WeightCommits.clear(at, index)
  S.TimelockedWeightCommits.clear(at, index)
}

/** Sets how many mechanisms any subnet may have. @throws {DispatchFailure} InvalidValue. Upstream: subnets/mechanism.rs. */
export function doSetMaxMechanismCount(ctx: Context, count: number): void {
  ensure(count > 0 && count <= MAX_MECHANISMS, Errors.InvalidValue)
  S.MaxMechanismCount.set(ctx, count)
}

/**
 * Sets how a subnet's emission is shared among its mechanisms, as shares of 65535; evenly without a split.
 *
 * Upstream: subnets/mechanism.rs, `do_set_emission_split`.
 *
 * @throws {DispatchFailure} MechanismDoesNotExist, InvalidValue.
 */
export function doSetEmissionSplit(
  ctx: Context,
  netuid: number,
  split: readonly number[] | undefined,
): void {
  ensure(ifSubnetExist(ctx, netuid), Errors.MechanismDoesNotExist)
  if (split === undefined) {
    S.MechanismEmissionSplit.remove(ctx, netuid)
    return
  }
  const count = S.MechanismCountCurrent.get(ctx, netuid)
  ensure(split.length > 0 && split.length <= count, Errors.InvalidValue)
  const total = split.reduce((sum, share) => sum + share, 0)
  ensure(total === 0xffff, Errors.InvalidValue)
  S.MechanismEmissionSplit.set(ctx, netuid, split)
}
