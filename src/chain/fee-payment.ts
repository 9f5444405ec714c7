import { U64F64 } from '../amm/fixed/index.ts'
import { DispatchError } from '../errors/dispatch.ts'
import type { Balance } from './accounts.ts'

/** Fees of a transaction, in rao. */
export interface Fees {
  /** The call's own. */
  readonly own: bigint
  /** That of the transaction which carries it encrypted; 0 in the open. */
  readonly carrier: bigint
}

/** Stake that a call sells, of which its own fee may be taken. */
export interface Sold {
  /** Rao of the subnet's token. */
  readonly staked: bigint
  /** TAO per alpha, U64F64 bits. */
  readonly price: bigint
}

/** How fees are paid. */
export interface FeePayment {
  /** Rao that are taken of the stake, since the balance does not cover the call's fee; 0 where it does. */
  readonly alpha: bigint
  /** Why the chain would not let the transaction in. */
  readonly refusal?: DispatchError
}

const CANNOT: FeePayment = {
  alpha: 0n,
  refusal: new DispatchError('TransactionPayment', 'CannotPayFee'),
}

/**
 * Who sells stake of one subnet and has no TAO for the fee pays with that stake; all else is paid out of the free balance, of
 * which `deposit` rao stay. An account that nothing keeps on the chain pays nothing, whatever it has staked.
 *
 * Upstream: runtime/src/check_nonce.rs; pallets/transaction-fee/src/lib.rs, `can_withdraw_fee` and `can_withdraw_in_alpha`.
 */
export function feePayment(
  { alive, free, reserved, frozen }: Balance,
  { own, carrier }: Fees,
  deposit: bigint,
  sold?: Sold,
): FeePayment {
  if (!alive) return CANNOT
  const held = frozen - reserved
  const spendable = free - (held > deposit ? held : deposit)
  if (own + carrier <= spendable) return { alpha: 0n }
  if (sold === undefined || (carrier > 0n && carrier > spendable)) return CANNOT
  const alpha = U64F64.toU64Saturating(U64F64.divOr(U64F64.fromInt(own), sold.price))
  return alpha <= sold.staked ? { alpha } : CANNOT
}
