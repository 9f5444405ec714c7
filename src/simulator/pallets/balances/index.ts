import type { Pallet } from '../../frame/pallet.ts'
import { forceCalls } from './calls/force.ts'
import { transferCalls } from './calls/transfer.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Balances pallet: TAO. */
export const balancesPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls: [...transferCalls, ...forceCalls].sort((a, b) => a.index - b.index),
  events: Event.declarations,
  errors: Object.values(Errors),
  constants,
}
