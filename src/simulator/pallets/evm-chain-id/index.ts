import type { Pallet } from '../../frame/pallet.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** EVMChainId: a number of the chain's own, to which limit orders are bound. There is no EVM. */
export const evmChainIdPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls: [],
  events: [],
  errors: [],
  constants: [],
}
