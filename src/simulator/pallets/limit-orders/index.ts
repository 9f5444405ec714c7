import type { Pallet } from '../../frame/pallet.ts'
import { calls } from './calls.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import { migrateRegisterPalletHotkey } from './pallet-hotkey.ts'
import * as storage from './storage.ts'

/** The LimitOrders pallet: orders signed off chain, which relayers bring when the price is right. */
export const limitOrdersPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls,
  events: Event.declarations,
  errors: Object.values(Errors),
  constants,
  onRuntimeUpgrade: migrateRegisterPalletHotkey,
}
