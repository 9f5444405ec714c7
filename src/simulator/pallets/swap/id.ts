import type { PalletId } from '../../frame/dispatch-error.ts'

/** The Swap pallet's place in the runtime. */
export const ID: PalletId = { name: 'Swap', index: 28, crate: 'pallet_subtensor_swap' }
