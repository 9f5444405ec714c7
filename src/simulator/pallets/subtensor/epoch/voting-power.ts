import type { Context } from '../../../frame/context.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { min, subSaturating } from '../utils/saturating.ts'
import type { EpochTerms } from './terms.ts'

/** The weight of the newest stake is in parts of this. */
const ONE = 10n ** 18n
const U64_MAX = (1n << 64n) - 1n

/**
 * Moves the average stake of every validator of a subnet that keeps voting power.
 *
 * Upstream: utils/voting_power.rs, `update_voting_power_for_subnet`.
 */
export function updateVotingPowerForSubnet(
  ctx: Context,
  netuid: number,
  terms: readonly EpochTerms[],
): void {
  if (!S.VotingPowerTrackingEnabled.get(ctx, netuid)) return
  const disableAt = S.VotingPowerDisableAtBlock.get(ctx, netuid)
  if (disableAt > 0n && getCurrentBlockAsU64(ctx) >= disableAt) {
    S.VotingPower.clear(ctx, netuid)
    S.VotingPowerTrackingEnabled.set(ctx, netuid, false)
    S.VotingPowerDisableAtBlock.remove(ctx, netuid)
    ctx.deposit(Event.VotingPowerTrackingDisabled({ netuid }))
    return
  }
  for (const one of terms) updateOne(ctx, netuid, one)
  for (const [, hotkey] of S.VotingPower.keys(ctx, netuid))
    if (!S.IsNetworkMember.get(ctx, hotkey, netuid)) S.VotingPower.remove(ctx, netuid, hotkey)
}

function updateOne(
  ctx: Context,
  netuid: number,
  { hotkey, stake, validatorPermit }: EpochTerms,
): void {
  if (!validatorPermit) {
    S.VotingPower.remove(ctx, netuid, hotkey)
    return
  }
  const previous = S.VotingPower.get(ctx, netuid, hotkey)
  const power = averagedPower(stake, previous, S.VotingPowerEmaAlpha.get(ctx, netuid))
  const least = S.StakeThreshold.get(ctx)
  // Only who was above the threshold can fall below it: newcomers have to build their power up.
  if (power < least && previous >= least) S.VotingPower.remove(ctx, netuid, hotkey)
  else if (power > 0n) S.VotingPower.set(ctx, netuid, hotkey, power)
}

/** alpha · stake + (1 − alpha) · previous, with alpha in parts of 10^18, rounded down. Upstream: utils/voting_power.rs. */
export function averagedPower(stake: bigint, previous: bigint, alpha: bigint): bigint {
  return min((alpha * stake + subSaturating(ONE, alpha) * previous) / ONE, U64_MAX)
}
