import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'AdminUtils', index: 19, crate: 'pallet_admin_utils' }
