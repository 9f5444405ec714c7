import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Balances', index: 5, crate: 'pallet_balances' }
