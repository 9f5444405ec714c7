import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'MevShield', index: 30, crate: 'pallet_shield' }
