import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Preimage', index: 14, crate: 'pallet_preimage' }
