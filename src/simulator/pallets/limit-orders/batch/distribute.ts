import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { transfer } from '../../balances/currency.ts'
import { transferStakedAlpha } from '../../subtensor/staking/transfer-staked-alpha.ts'
import { addU128Saturating, subSaturating } from '../../subtensor/utils/saturating.ts'
import { PALLET_ACCOUNT, PALLET_HOTKEY } from '../constants.ts'
import { Errors } from '../errors.ts'
import { perbillMulFloor } from '../perbill.ts'
import { settle } from '../settle.ts'
import type { Entry } from './entry.ts'
import { type Fees, noteFee } from './fees.ts'
import { alphaToTao, proRata, type Totals, taoToAlpha } from './netting.ts'
import type { PoolSwap } from './pool-swap.ts'

/**
 * Hands the alpha to those who buy, by what they put in: that of the pool and of those who sell, or, where more was sold
 * than bought, what their TAO is worth.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `distribute_alpha_pro_rata`.
 *
 * @throws {DispatchFailure} ArithmeticOverflow, ZeroShareInBatch, or as `transferStakedAlpha`.
 */
export function distributeAlpha(
  ctx: Context,
  netuid: number,
  buys: readonly Entry[],
  { price, buyNet, sellNet }: Totals,
  { side, out }: PoolSwap,
): void {
  const total = side === 'Buy' ? addU128Saturating(out, sellNet) : taoToAlpha(buyNet, price)
  for (const entry of buys) {
    const { signer, hotkey } = entry.order
    const share = proRata(total, entry.net, buyNet)
    ensure(share > 0n, Errors.ZeroShareInBatch)
    transferStakedAlpha(
      ctx,
      { coldkey: PALLET_ACCOUNT, hotkey: PALLET_HOTKEY },
      { coldkey: signer, hotkey },
      netuid,
      share,
      { sender: false, receiver: true },
    )
    settle(ctx, entry, entry.gross, share)
  }
}

/**
 * Hands the TAO to those who sell, by what their alpha is worth, less their fees, which it returns: that of the pool and
 * of those who buy, or, where more was bought than sold, what the alpha is worth.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `distribute_tao_pro_rata`.
 *
 * @throws {DispatchFailure} ZeroShareInBatch, or what Balances says.
 */
export function distributeTao(
  ctx: Context,
  sells: readonly Entry[],
  { price, buyNet, sellTaoEquiv }: Totals,
  { side, out }: PoolSwap,
): Fees {
  const total = side === 'Sell' ? addU128Saturating(out, buyNet) : sellTaoEquiv
  const fees = new Map<AccountId, bigint>()
  for (const entry of sells) {
    const { signer, fee_rate, fee_recipient } = entry.order
    const gross = proRata(total, alphaToTao(entry.net, price), sellTaoEquiv)
    const fee = perbillMulFloor(fee_rate, gross)
    const share = subSaturating(gross, fee)
    ensure(share > 0n, Errors.ZeroShareInBatch)
    noteFee(fees, fee_recipient, fee)
    transfer(ctx, PALLET_ACCOUNT, signer, share, 'Expendable')
    settle(ctx, entry, entry.gross, share)
  }
  return fees
}
