import { u8 } from '../../../codec/index.ts'
import { constant, type Pallet } from '../../frame/pallet.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'

const { ONE, ...items } = storage

/** The TransactionPayment pallet: what transactions cost. */
export const transactionPaymentPallet: Pallet = {
  id: ID,
  storage: Object.values(items),
  calls: [],
  events: Event.declarations,
  errors: [],
  constants: [
    constant('OperationalFeeMultiplier', u8, 5, 'Virtual tip of operational transactions.'),
  ],
  // The multiplier is constant: whoever changed it has it for one block.
  onFinalize: (ctx) => storage.NextFeeMultiplier.set(ctx, ONE),
}
