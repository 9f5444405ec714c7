import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import { addU64Saturating, subSaturating } from '../../subtensor/utils/saturating.ts'
import { PALLET_ACCOUNT } from '../constants.ts'
import { forwardFee } from '../settle.ts'
import type { Entry } from './entry.ts'

/** Rao of TAO by who gets them, in the order in which they came up. */
export type Fees = Map<AccountId, bigint>

/** Adds to what a recipient gets. */
export function noteFee(fees: Fees, recipient: AccountId, fee: bigint): void {
  if (fee > 0n) fees.set(recipient, addU64Saturating(fees.get(recipient) ?? 0n, fee))
}

/**
 * Pays the fees of a batch, each recipient once: those of sellers, which `sellFees` are, and of buyers.
 *
 * Upstream: pallets/limit-orders/src/lib.rs, `collect_fees`.
 *
 * @throws {DispatchFailure} what Balances says.
 */
export function collectFees(ctx: Context, buys: readonly Entry[], sellFees: Fees): void {
  const fees = new Map(sellFees)
  for (const { order, gross, net } of buys)
    noteFee(fees, order.fee_recipient, subSaturating(gross, net))
  for (const [recipient, fee] of fees) forwardFee(ctx, PALLET_ACCOUNT, recipient, fee)
}
