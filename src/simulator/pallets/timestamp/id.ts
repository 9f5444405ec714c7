import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Timestamp', index: 2, crate: 'pallet_timestamp' }
