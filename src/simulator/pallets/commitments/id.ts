import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Commitments', index: 18, crate: 'pallet_commitments' }
