import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Devnet', index: 200, crate: 'pallet_devnet' }
