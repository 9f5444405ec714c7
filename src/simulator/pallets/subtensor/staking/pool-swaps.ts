import type { Context } from '../../../frame/context.ts'
import { noteAlpha } from '../../devnet/alpha-ledger.ts'
import { DYNAMIC, type SwapResult } from '../../swap/index.ts'
import * as S from '../storage/index.ts'
import { SwapInterface } from '../swap-interface.ts'
import { addU64Saturating, addU128Saturating, min, subSaturating } from '../utils/saturating.ts'
import { decreaseProvidedAlphaReserve, decreaseProvidedTaoReserve } from './reserves.ts'

/** What goes in comes out: subnets without a pool. */
function oneToOne(amount: bigint): SwapResult {
  return { amountPaidIn: amount, amountPaidOut: amount, feePaid: 0n, feeToBlockAuthor: 0n }
}

/**
 * Buys alpha with `tao` rao and moves the reserves; the fee stays out of them, but counts as staked and as volume.
 *
 * Upstream: staking/stake_utils.rs, `swap_tao_for_alpha`.
 *
 * @throws {DispatchFailure} as `SwapHandler.swap`.
 */
export function swapTaoForAlpha(
  ctx: Context,
  netuid: number,
  tao: bigint,
  priceLimit: bigint,
  dropFees: boolean,
): SwapResult {
  const order = { direction: 'buy', amount: tao } as const
  const result =
    S.SubnetMechanism.get(ctx, netuid) === DYNAMIC
      ? SwapInterface.swap(ctx, netuid, order, priceLimit, dropFees, false)
      : oneToOne(tao)
  const reserve = S.SubnetAlphaIn.get(ctx, netuid)
  decreaseProvidedAlphaReserve(ctx, netuid, result.amountPaidOut)
  const bought = min(reserve, result.amountPaidOut)
  noteAlpha(ctx, netuid, 'bought', bought)
  noteAlpha(ctx, netuid, 'staked', result.amountPaidOut - bought)
  S.SubnetAlphaOut.mutate(ctx, netuid, (out) => addU64Saturating(out, result.amountPaidOut))
  S.SubnetTAO.mutate(ctx, netuid, (total) => addU64Saturating(total, result.amountPaidIn))
  S.TotalStake.mutate(ctx, (total) => addU64Saturating(total, tao))
  S.SubnetVolume.mutate(ctx, netuid, (total) => addU128Saturating(total, tao))
  return result
}

/**
 * Sells `alpha` rao of alpha and moves the reserves; the fee stays out of them.
 *
 * Upstream: staking/stake_utils.rs, `swap_alpha_for_tao`.
 *
 * @throws {DispatchFailure} as `SwapHandler.swap`.
 */
export function swapAlphaForTao(
  ctx: Context,
  netuid: number,
  alpha: bigint,
  priceLimit: bigint,
  dropFees: boolean,
): SwapResult {
  const order = { direction: 'sell', amount: alpha } as const
  const result =
    S.SubnetMechanism.get(ctx, netuid) === DYNAMIC
      ? SwapInterface.swap(ctx, netuid, order, priceLimit, dropFees, false)
      : oneToOne(alpha)
  S.SubnetAlphaIn.mutate(ctx, netuid, (total) => addU64Saturating(total, result.amountPaidIn))
  noteAlpha(ctx, netuid, 'sold', result.amountPaidIn)
  S.SubnetAlphaOut.mutate(ctx, netuid, (out) => subSaturating(out, result.amountPaidIn))
  decreaseProvidedTaoReserve(ctx, netuid, result.amountPaidOut)
  S.TotalStake.mutate(ctx, (total) => subSaturating(total, result.amountPaidOut))
  S.SubnetVolume.mutate(ctx, netuid, (total) => addU128Saturating(total, result.amountPaidOut))
  return result
}
