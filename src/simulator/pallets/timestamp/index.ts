import type { Pallet } from '../../frame/pallet.ts'
import { calls } from './calls.ts'
import { constants } from './constants.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Timestamp pallet: the time of the block, set by an inherent. */
export const timestampPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls,
  events: [],
  errors: [],
  constants,
  onFinalize: (ctx) => storage.DidUpdate.remove(ctx),
}
