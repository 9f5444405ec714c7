import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Aura', index: 3, crate: 'pallet_aura' }
