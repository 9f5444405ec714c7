import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Proxy', index: 16, crate: 'pallet_subtensor_proxy' }
