import type { Pallet } from '../../frame/pallet.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** AlphaAssets: how much alpha each subnet has issued, burned and recycled. */
export const alphaAssetsPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls: [],
  events: [],
  errors: [],
  constants: [],
}
