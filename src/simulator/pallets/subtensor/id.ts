import type { PalletId } from '../../frame/dispatch-error.ts'

/** Subtensor's own pallet: subnets, stake, emission and consensus. */
export const ID: PalletId = { name: 'SubtensorModule', index: 7, crate: 'pallet_subtensor' }
