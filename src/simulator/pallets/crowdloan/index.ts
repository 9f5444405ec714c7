import type { Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { lifeCalls } from './calls/life.ts'
import { updateCalls } from './calls/update.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Crowdloan pallet: TAO of many for one purpose. */
export function crowdloanPallet(late: LateTypes): Pallet {
  return {
    id: ID,
    storage: Object.values(storage),
    calls: [...lifeCalls(late), ...updateCalls],
    events: Event.declarations,
    errors: Object.values(Errors),
    constants,
  }
}
