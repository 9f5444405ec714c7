import { compact, newtype, u64, unit } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import {
  extension,
  NOTHING,
  type TransactionExtension,
  type TransactionFacts,
} from '../../frame/extension.ts'
import type { RuntimeCall } from '../../frame/pallet.ts'
import { VALID } from '../../frame/validity.ts'
import { weight } from '../../frame/weight.ts'
import { Event } from './events.ts'
import { computeFeeDetails, finalFee } from './fee.ts'
import { type AlphaFees, ensureCanPay, settleFee, type Withdrawn, withdrawFee } from './payment.ts'

const COST = weight(35_979_000n, 3593n, 4n, 1n)

/** Who pays for `signer`'s transaction: mostly the signer. */
export type FeePayer = (ctx: Context, call: RuntimeCall, signer: AccountId) => AccountId

/** All normal transactions are equal to the pool, whatever they tip (transaction_payment_wrapper.rs). */
const PRIORITY = { Normal: 1n, Mandatory: 1n, Operational: 10_000_000_000n }

interface Charged {
  readonly who: AccountId
  readonly tip: bigint
  readonly withdrawn: Withdrawn
}

/**
 * Takes the fee before a transaction runs and settles it afterwards. Upstream: frame/transaction-payment under
 * runtime/src/transaction_payment_wrapper.rs, with the withdrawals of pallets/transaction-fee.
 */
export function chargeTransactionPayment(alpha: AlphaFees, payer: FeePayer): TransactionExtension {
  const feeOf = (ctx: Context, facts: TransactionFacts, tip: bigint): bigint =>
    finalFee(computeFeeDetails(ctx, facts.length, facts.info, tip))
  return extension<bigint, readonly [], Charged | undefined>({
    identifier: 'ChargeTransactionPayment',
    extra: newtype(compact(u64), { path: 'pallet_transaction_payment::ChargeTransactionPayment' }),
    additional: unit,
    implied: () => NOTHING,
    weight: () => COST,
    validate(ctx, facts, tip) {
      if (facts.origin.type !== 'signed') return undefined
      const who = payer(ctx, facts.call, facts.origin.account)
      ensureCanPay(ctx, alpha, who, facts.call, feeOf(ctx, facts, tip))
      return { ...VALID, priority: PRIORITY[facts.info.class] }
    },
    prepare(ctx, facts, tip) {
      if (facts.origin.type !== 'signed') return undefined
      const who = payer(ctx, facts.call, facts.origin.account)
      const withdrawn = withdrawFee(ctx, alpha, who, facts.call, feeOf(ctx, facts, tip))
      return { who, tip, withdrawn }
    },
    postDispatch(ctx, charged, facts, post) {
      if (charged === undefined) return
      const { who, tip, withdrawn } = charged
      const info = {
        ...facts.info,
        weight: post.weight ?? facts.info.weight,
        pays: post.pays ?? facts.info.pays,
      }
      const actual_fee = feeOf(ctx, { ...facts, info }, tip)
      settleFee(ctx, who, withdrawn, actual_fee)
      ctx.deposit(Event.TransactionFeePaid({ who, actual_fee, tip }))
    },
  })
}
