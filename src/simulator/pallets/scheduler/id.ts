import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Scheduler', index: 15, crate: 'pallet_scheduler' }
