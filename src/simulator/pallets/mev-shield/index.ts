import type { Pallet } from '../../frame/pallet.ts'
import { calls } from './calls.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import { processPendingExtrinsics } from './pending.ts'
import * as storage from './storage.ts'

/** MevShield: transactions that nobody can read before they are in a block. */
export const mevShieldPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls,
  events: Event.declarations,
  errors: Object.values(Errors),
  constants: [],
  onInitialize: processPendingExtrinsics,
}
