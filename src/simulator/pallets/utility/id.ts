import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Utility', index: 11, crate: 'pallet_subtensor_utility' }
