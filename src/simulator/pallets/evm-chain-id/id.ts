import type { PalletId } from '../../frame/dispatch-error.ts'

export const ID: PalletId = { name: 'EVMChainId', index: 23, crate: 'pallet_evm_chain_id' }
