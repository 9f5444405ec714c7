import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Multisig', index: 13, crate: 'pallet_multisig' }
