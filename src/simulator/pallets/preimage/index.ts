import type { Pallet } from '../../frame/pallet.ts'
import { calls } from './calls.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Preimage pallet: what hashes stand for, such as calls that are too long to be kept where they wait. */
export const preimagePallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls,
  events: Event.declarations,
  errors: Object.values(Errors),
  constants: [],
}
