import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { DispatchFailure, ensure } from '../../../frame/dispatch-error.ts'
import { blockAuthor } from '../authorship.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import * as S from '../storage/index.ts'
import { getSubnetAccountId, ROOT_NETUID } from '../subnets/subnet.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { recordTaoInflow } from './flow.ts'
import {
  addStakingHotkey,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
  tryIncreaseStakeForHotkeyAndColdkeyOnSubnet,
} from './hotkey-stake.ts'
import { cleanupLockIfZero } from './lock/availability.ts'
import { swapTaoForAlpha } from './pool-swaps.ts'
import { addStakeAdjustRootClaimedForHotkeyAndColdkey } from './root-claimed.ts'
import { maybeAddColdkeyIndex } from './staking-coldkeys.ts'
import { burnTao, transferTaoFromSubnet, transferTaoToSubnet } from './tao.ts'

/**
 * Buys alpha with a coldkey's `tao` rao (less, where its account could not stay otherwise) and stakes it to a hotkey.
 * Returns the alpha in rao. `priceLimit` is TAO per alpha × 10^9; what the limit leaves over stays with the subnet.
 *
 * Upstream: staking/stake_utils.rs, `stake_into_subnet`.
 *
 * @throws {DispatchFailure} InsufficientBalance, AmountTooLow, InsufficientLiquidity, or what the swap says.
 */
export function stakeIntoSubnet(
  ctx: Context,
  hotkey: AccountId,
  coldkey: AccountId,
  netuid: number,
  tao: bigint,
  priceLimit: bigint,
  dropFees: boolean,
): bigint {
  const staked = transferTaoToSubnet(ctx, netuid, coldkey, tao)
  const swapped = swapTaoForAlpha(ctx, netuid, staked, priceLimit, dropFees)
  const alpha = swapped.amountPaidOut
  ensure(alpha !== 0n, Errors.AmountTooLow)
  ensure(
    tryIncreaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, netuid, alpha),
    Errors.InsufficientLiquidity,
  )
  increaseStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, coldkey, netuid, alpha)
  addStakingHotkey(ctx, coldkey, hotkey)
  payFee(ctx, netuid, swapped.feeToBlockAuthor)
  recordTaoInflow(ctx, netuid, swapped.amountPaidIn)
  cleanupLockIfZero(ctx, coldkey, netuid)
  S.LastColdkeyHotkeyStakeBlock.set(ctx, coldkey, hotkey, getCurrentBlockAsU64(ctx))
  if (netuid === ROOT_NETUID) {
    addStakeAdjustRootClaimedForHotkeyAndColdkey(ctx, hotkey, coldkey, alpha)
    maybeAddColdkeyIndex(ctx, coldkey)
  }
  ctx.deposit(Event.StakeAdded(coldkey, hotkey, staked, alpha, netuid, swapped.feePaid))
  return alpha
}

/** The fee of a purchase, in TAO: to the author of the block, or out of circulation. */
function payFee(ctx: Context, netuid: number, fee: bigint): void {
  const author = blockAuthor(ctx)
  if (author !== undefined) {
    transferTaoFromSubnet(ctx, netuid, author, fee)
    return
  }
  const account = getSubnetAccountId(ctx, netuid)
  if (account === undefined) return
  try {
    burnTao(ctx, account, fee)
  } catch (error) {
    // A fee that cannot be burned stays with the subnet, as upstream leaves it.
    if (!(error instanceof DispatchFailure)) throw error
  }
}
