import type { Pallet } from '../../frame/pallet.ts'
import { AlphaLedger, AlphaLedgerByBlock } from './alpha-ledger.ts'
import { calls } from './calls.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

/** Devnet: what only this chain has, apart from upstream's pallets: the emission regime and root's weights. */
export const devnetPallet: Pallet = {
  id: ID,
  storage: [...Object.values(storage), AlphaLedger, AlphaLedgerByBlock],
  calls,
  events: Event.declarations,
  errors: Object.values(Errors),
  constants: [],
}
