import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { DispatchFailure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { InitialMinStake } from '../constants.ts'
import * as S from '../storage/index.ts'
import { SwapInterface } from '../swap-interface.ts'
import { mulU64Saturating } from '../utils/saturating.ts'
import { alphaIter } from './alpha-iter.ts'
import { coldkeyOwnsHotkey } from './helpers.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { forceReduceLock } from './lock/availability.ts'
import { unstakeFromSubnet } from './unstake-from-subnet.ts'

/** Least TAO that a nominator may keep with a hotkey, in rao. Upstream: utils/misc.rs. */
export function getNominatorMinRequiredStake(at: HasState): bigint {
  return mulU64Saturating(InitialMinStake, S.NominatorMinRequiredStake.get(at)) / 1_000_000n
}

/**
 * Sells what a nominator has left with a hotkey when it is below the minimum; what cannot be sold is dropped.
 *
 * Upstream: staking/helpers.rs, `clear_small_nomination_if_required`.
 */
export function clearSmallNominationIfRequired(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
): void {
  if (coldkeyOwnsHotkey(ctx, coldkey, hotkey)) return
  const stake = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)
  const minimum = U64F64.toU64Saturating(
    U64F64.divOr(
      U64F64.fromInt(getNominatorMinRequiredStake(ctx)),
      SwapInterface.currentAlphaPrice(ctx, netuid),
    ),
  )
  if (stake === 0n || stake >= minimum) return
  const unheld = () =>
    S.SubnetAlphaOut.get(ctx, netuid) - S.TotalHotkeyAlpha.get(ctx, hotkey, netuid)
  const before = unheld()
  try {
    const limit = SwapInterface.minPrice()
    unstakeFromSubnet(ctx, hotkey, coldkey, coldkey, netuid, stake, limit, false)
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error
    // No storage layer surrounds the sale: what it wrote before it failed stays, as upstream.
    const left = getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid)
    decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, left)
    // What was dropped stays issued, and nobody has it.
    noteAlpha(ctx, netuid, 'undivided', unheld() - before)
  }
  forceReduceLock(ctx, coldkey, netuid, stake)
}

/** Does so for every nominator there is. Upstream: staking/helpers.rs, `clear_small_nominations`. */
export function clearSmallNominations(ctx: Context): void {
  for (const { hotkey, coldkey, netuid } of alphaIter(ctx))
    clearSmallNominationIfRequired(ctx, hotkey, coldkey, netuid)
}
