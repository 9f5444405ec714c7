import type { Pallet } from '../../frame/pallet.ts'
import { calls } from './calls.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/**
 * The Commitments pallet: what neurons make known. What is encrypted until a round of drand stays so, for no rounds
 * come to this chain.
 */
export const commitmentsPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls,
  events: Event.declarations,
  errors: Object.values(Errors),
  constants,
}
