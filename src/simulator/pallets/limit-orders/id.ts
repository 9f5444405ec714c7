import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'LimitOrders', index: 32, crate: 'pallet_limit_orders' }
