import type { Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { approvalCalls } from './calls/approvals.ts'
import { upkeepCalls } from './calls/upkeep.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Multisig pallet: accounts for which several act together. */
export function multisigPallet(late: LateTypes): Pallet {
  return {
    id: ID,
    storage: Object.values(storage),
    calls: [...approvalCalls(late), ...upkeepCalls],
    events: Event.declarations,
    errors: Object.values(Errors),
    constants,
  }
}
