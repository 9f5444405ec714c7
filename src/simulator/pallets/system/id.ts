import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'System', index: 0, crate: 'frame_system' }
