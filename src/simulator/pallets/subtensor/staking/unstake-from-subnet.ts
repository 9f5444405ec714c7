import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { blockAuthor } from '../authorship.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { addU64Saturating, subSaturating } from '../utils/saturating.ts'
import { burnSubnetAlpha } from './alpha.ts'
import { recordTaoOutflow } from './flow.ts'
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { cleanupLockIfZero } from './lock/availability.ts'
import { swapAlphaForTao } from './pool-swaps.ts'
import { removeStakeAdjustRootClaimedForHotkeyAndColdkey } from './root-claimed.ts'
import { coldkeyHasRootStake, maybeRemoveColdkeyIndex } from './staking-coldkeys.ts'
import { transferTaoFromSubnet } from './tao.ts'

/**
 * Sells `alpha` rao of what a coldkey holds through a hotkey and pays the TAO to `beneficiary`. Returns that TAO in rao.
 * What the price limit (TAO per alpha × 10^9) leaves unsold stays staked.
 *
 * Upstream: staking/stake_utils.rs, `unstake_from_subnet`.
 *
 * @throws {DispatchFailure} what the swap or the transfer says.
 */
export function unstakeFromSubnet(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  beneficiary: AccountId,
  netuid: number,
  alpha: bigint,
  priceLimit: bigint,
  dropFees: boolean,
): bigint {
  decreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, alpha)
  const swapped = swapAlphaForTao(ctx, netuid, alpha, priceLimit, dropFees)
  const tao = swapped.amountPaidOut
  const refund = subSaturating(alpha, swapped.amountPaidIn + swapped.feePaid)
  if (refund !== 0n) increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, refund)
  transferTaoFromSubnet(ctx, netuid, beneficiary, tao)
  const feeOutflow = payFee(ctx, netuid, swapped.feeToBlockAuthor)
  if (netuid === ROOT_NETUID) {
    removeStakeAdjustRootClaimedForHotkeyAndColdkey(ctx, hotkey, coldkey, alpha)
    if (!coldkeyHasRootStake(ctx, coldkey)) maybeRemoveColdkeyIndex(ctx, coldkey)
  }
  recordTaoOutflow(ctx, netuid, addU64Saturating(tao, feeOutflow))
  cleanupLockIfZero(ctx, coldkey, netuid)
  S.LastColdkeyHotkeyStakeBlock.set(ctx, coldkey, hotkey, getCurrentBlockAsU64(ctx))
  ctx.deposit(
    Event.StakeRemoved(coldkey, hotkey, tao, swapped.amountPaidIn, netuid, swapped.feePaid),
  )
  return tao
}

/** The fee of a sale, in alpha: sold for the author of the block, without a fee of its own. Returns that TAO in rao. */
function payFee(ctx: Context, netuid: number, fee: bigint): bigint {
  const author = blockAuthor(ctx)
  if (author === undefined) {
    burnSubnetAlpha(ctx, netuid, fee)
    return 0n
  }
  const sold = swapAlphaForTao(ctx, netuid, fee, SwapInterface.minPrice(), true)
  transferTaoFromSubnet(ctx, netuid, author, sold.amountPaidOut)
  return sold.amountPaidOut
}
