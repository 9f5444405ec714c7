import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Sudo', index: 12, crate: 'pallet_sudo' }
