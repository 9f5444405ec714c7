import type { Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { retryCalls } from './calls/retry.ts'
import { scheduleCalls } from './calls/schedule.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import { onInitialize } from './service.ts'
import * as storage from './storage.ts'

/** The Scheduler pallet: calls that wait for their block. */
export function schedulerPallet(late: LateTypes): Pallet {
  return {
    id: ID,
    storage: Object.values(storage),
    calls: [...scheduleCalls(late), ...retryCalls],
    events: Event.declarations,
    errors: Object.values(Errors),
    constants,
    onInitialize,
  }
}
