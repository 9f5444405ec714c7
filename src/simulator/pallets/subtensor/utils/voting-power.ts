import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from './block.ts'
import { addU64Saturating } from './saturating.ts'

/** Two weeks of blocks. */
const GRACE_PERIOD = 100_800n
/** The whole, in parts of 10^18. */
const MAX_ALPHA = 10n ** 18n

/** Lets a subnet keep voting power. Upstream: utils/voting_power.rs. */
export function doEnableVotingPowerTracking(ctx: Context, netuid: number): void {
  S.VotingPowerTrackingEnabled.set(ctx, netuid, true)
  S.VotingPowerDisableAtBlock.remove(ctx, netuid)
  ctx.deposit(Event.VotingPowerTrackingEnabled({ netuid }))
}

/**
 * Lets a subnet stop keeping voting power in two weeks.
 *
 * Upstream: utils/voting_power.rs.
 *
 * @throws {DispatchFailure} VotingPowerTrackingNotEnabled.
 */
export function doDisableVotingPowerTracking(ctx: Context, netuid: number): void {
  ensure(S.VotingPowerTrackingEnabled.get(ctx, netuid), Errors.VotingPowerTrackingNotEnabled)
  const disable_at_block = addU64Saturating(getCurrentBlockAsU64(ctx), GRACE_PERIOD)
  S.VotingPowerDisableAtBlock.set(ctx, netuid, disable_at_block)
  ctx.deposit(Event.VotingPowerTrackingDisableScheduled({ netuid, disable_at_block }))
}

/**
 * Sets how much new stake weighs in voting power, in parts of 10^18.
 *
 * Upstream: utils/voting_power.rs.
 *
 * @throws {DispatchFailure} InvalidVotingPowerEmaAlpha above the whole.
 */
export function doSetVotingPowerEmaAlpha(ctx: Context, netuid: number, alpha: bigint): void {
  ensure(alpha <= MAX_ALPHA, Errors.InvalidVotingPowerEmaAlpha)
  S.VotingPowerEmaAlpha.set(ctx, netuid, alpha)
  ctx.deposit(Event.VotingPowerEmaAlphaSet({ netuid, alpha }))
}
