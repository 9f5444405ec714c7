import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = {
  name: 'TransactionPayment',
  index: 6,
  crate: 'pallet_transaction_payment',
}
