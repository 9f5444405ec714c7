import type { Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { announcementCalls } from './calls/announcements.ts'
import { proxyCalls } from './calls/proxies.ts'
import { pureCalls } from './calls/pure.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** The Proxy pallet: accounts that act for others, within bounds. */
export function proxyPallet(late: LateTypes): Pallet {
  const calls = [...proxyCalls(late), ...announcementCalls(late), ...pureCalls]
  return {
    id: ID,
    storage: Object.values(storage),
    calls: calls.sort((a, b) => a.index - b.index),
    events: Event.declarations,
    errors: Object.values(Errors),
    constants,
    onFinalize: (ctx) => {
      storage.LastCallResult.clear(ctx)
    },
  }
}
