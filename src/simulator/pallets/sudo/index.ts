import type { Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { sudoCalls } from './calls.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Sudo pallet: one key that may act as root. */
export function sudoPallet(late: LateTypes): Pallet {
  return {
    id: ID,
    storage: Object.values(storage),
    calls: sudoCalls(late),
    events: Event.declarations,
    errors: Object.values(Errors),
    constants: [],
  }
}
