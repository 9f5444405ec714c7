import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'Crowdloan', index: 27, crate: 'pallet_crowdloan' }
