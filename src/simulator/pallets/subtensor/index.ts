import type { Pallet } from '../../frame/pallet.ts'
import { calls } from './calls/index.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events/index.ts'
import { onInitialize } from './hooks.ts'
import { ID } from './id.ts'
import * as storage from './storage/index.ts'

/** Subtensor: subnets, neurons, stake, emission and consensus. */
export const subtensorPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls,
  events: Event.declarations,
  errors: Object.values(Errors),
  constants,
  onInitialize,
}
