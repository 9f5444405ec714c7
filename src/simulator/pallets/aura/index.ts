import { u64 } from '../../../codec/index.ts'
import { constant, type Pallet } from '../../frame/pallet.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** Milliseconds of a slot. */
export const SLOT_DURATION = 12_000n

/** The part of Aura that a chain with one author needs: who that is. */
export const auraPallet: Pallet = {
  id: ID,
  storage: Object.values(storage),
  calls: [],
  events: [],
  errors: [],
  constants: [constant('SlotDuration', u64, SLOT_DURATION, 'Milliseconds of a slot.')],
}
