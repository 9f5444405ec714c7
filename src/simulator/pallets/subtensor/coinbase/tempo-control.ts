import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { Origin } from '../../../frame/origin.ts'
import type { HasState } from '../../../frame/storage.ts'
import {
  MaxActivityCutoffFactorMilli,
  MaxTempo,
  MinActivityCutoffFactorMilli,
  MinTempo,
} from '../constants.ts'
import { blocksUntilNextAutoEpoch } from '../epoch/schedule.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ensureSubnetOwner, ensureSubnetOwnerOrRoot } from '../subnets/owner.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import {
  passesRateLimitOnSubnet,
  setLastBlockOnSubnet,
  type TransactionType,
} from '../utils/rate-limiting.ts'
import { setActivityCutoffFactorMilli, setTempoUnchecked } from '../utils/settings.ts'

const CUTOFF_UPDATE: TransactionType = { hyperparameter: 'ActivityCutoffFactorMilli' }
const TRIGGER: TransactionType = { hyperparameter: 'TriggerEpoch' }

/** Whether a subnet's epoch is so near that its owner may change nothing. Upstream: utils/misc.rs. */
export function isInAdminFreezeWindow(at: HasState, netuid: number, block: bigint): boolean {
  const tempo = S.Tempo.get(at, netuid)
  if (tempo === 0) return false
  if (S.PendingEpochAt.get(at, netuid) > block) return true
  const window = BigInt(S.AdminFreezeWindow.get(at))
  return blocksUntilNextAutoEpoch(at, netuid, tempo, block) < window
}

/** @throws {DispatchFailure} AdminActionProhibitedDuringWeightsWindow. Upstream: utils/misc.rs. */
export function ensureAdminWindowOpen(ctx: Context, netuid: number): void {
  const frozen = isInAdminFreezeWindow(ctx, netuid, getCurrentBlockAsU64(ctx))
  ensure(!frozen, Errors.AdminActionProhibitedDuringWeightsWindow)
}

/** Sets the tempo and counts it from this block. Upstream: utils/misc.rs, `apply_tempo_with_cycle_reset`. */
export function applyTempoWithCycleReset(ctx: Context, netuid: number, tempo: number): void {
  setTempoUnchecked(ctx, netuid, tempo)
  S.LastEpochBlock.set(ctx, netuid, getCurrentBlockAsU64(ctx))
}

/**
 * Lets the owner of a subnet change its tempo.
 *
 * Upstream: coinbase/tempo_control.rs.
 *
 * @throws {DispatchFailure} BadOrigin, TempoOutOfBounds, AdminActionProhibitedDuringWeightsWindow, TxRateLimitExceeded.
 */
export function doSetTempo(ctx: Context, origin: Origin, netuid: number, tempo: number): void {
  const who = ensureSubnetOwner(ctx, origin, netuid)
  ensure(tempo >= MinTempo && tempo <= MaxTempo, Errors.TempoOutOfBounds)
  ensureAdminWindowOpen(ctx, netuid)
  const allowed = passesRateLimitOnSubnet(ctx, 'TempoUpdate', who, netuid)
  ensure(allowed, Errors.TxRateLimitExceeded)
  applyTempoWithCycleReset(ctx, netuid, tempo)
  setLastBlockOnSubnet(ctx, 'TempoUpdate', who, netuid, getCurrentBlockAsU64(ctx))
}

/**
 * Sets after how many thousandths of a tempo without weights a validator is inactive. Root may always; the owner at its pace.
 *
 * Upstream: coinbase/tempo_control.rs.
 *
 * @throws {DispatchFailure} BadOrigin, ActivityCutoffFactorMilliOutOfBounds, AdminActionProhibitedDuringWeightsWindow,
 *   TxRateLimitExceeded.
 */
export function doSetActivityCutoffFactor(
  ctx: Context,
  origin: Origin,
  netuid: number,
  factorMilli: number,
): void {
  const owner = ensureSubnetOwnerOrRoot(ctx, origin, netuid)
  ensure(
    factorMilli >= MinActivityCutoffFactorMilli && factorMilli <= MaxActivityCutoffFactorMilli,
    Errors.ActivityCutoffFactorMilliOutOfBounds,
  )
  if (owner !== undefined) {
    ensureAdminWindowOpen(ctx, netuid)
    const allowed = passesRateLimitOnSubnet(ctx, CUTOFF_UPDATE, owner, netuid)
    ensure(allowed, Errors.TxRateLimitExceeded)
  }
  setActivityCutoffFactorMilli(ctx, netuid, factorMilli)
  if (owner !== undefined)
    setLastBlockOnSubnet(ctx, CUTOFF_UPDATE, owner, netuid, getCurrentBlockAsU64(ctx))
}

/**
 * Lets the owner of a subnet ask for an epoch, which comes when the freeze window from now is over.
 *
 * Upstream: coinbase/tempo_control.rs.
 *
 * @throws {DispatchFailure} BadOrigin, DynamicTempoBlockedByCommitReveal, EpochTriggerAlreadyPending,
 *   AutoEpochAlreadyImminent, TxRateLimitExceeded.
 */
export function doTriggerEpoch(ctx: Context, origin: Origin, netuid: number): void {
  const by = ensureSubnetOwner(ctx, origin, netuid)
  const commits = S.CommitRevealWeightsEnabled.get(ctx, netuid)
  ensure(!commits, Errors.DynamicTempoBlockedByCommitReveal)
  ensure(S.PendingEpochAt.get(ctx, netuid) === 0n, Errors.EpochTriggerAlreadyPending)
  const now = getCurrentBlockAsU64(ctx)
  const window = BigInt(S.AdminFreezeWindow.get(ctx))
  const remaining = blocksUntilNextAutoEpoch(ctx, netuid, S.Tempo.get(ctx, netuid), now)
  ensure(remaining >= window, Errors.AutoEpochAlreadyImminent)
  const allowed = passesRateLimitOnSubnet(ctx, TRIGGER, by, netuid)
  ensure(allowed, Errors.TxRateLimitExceeded)
  const fires_at = now + window
  S.PendingEpochAt.set(ctx, netuid, fires_at)
  setLastBlockOnSubnet(ctx, TRIGGER, by, netuid, now)
  ctx.deposit(Event.EpochTriggered({ netuid, by, fires_at }))
}
