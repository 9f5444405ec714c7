import type { Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import type { SystemPallet } from '../../frame/system.ts'
import { blockLife } from './block.ts'
import { calls } from './calls.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'
import type { VersionWithApis } from './version.ts'

/** The System pallet of a runtime: accounts, block numbers and hashes, events. */
export function systemPallet(
  late: LateTypes,
  version: VersionWithApis,
): { pallet: Pallet; system: SystemPallet } {
  const { eventsItem, ...items } = storage
  const events = eventsItem(late)
  return {
    pallet: {
      id: ID,
      storage: [...Object.values(items), events],
      calls,
      events: Event.declarations,
      errors: Object.values(Errors),
      constants: constants(version),
    },
    system: blockLife(version, events),
  }
}
