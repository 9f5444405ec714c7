import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'AlphaAssets', index: 31, crate: 'pallet_alpha_assets' }
