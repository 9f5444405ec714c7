import { u32 } from '../../../codec/index.ts'
import { constant, type Pallet } from '../../frame/pallet.ts'
import type { LateTypes } from '../../frame/runtime.ts'
import { BATCHED_CALLS_LIMIT, batchCalls } from './calls/batch.ts'
import { singleCalls } from './calls/single.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'

/** The Utility pallet: calls made of calls. */
export function utilityPallet(late: LateTypes): Pallet {
  return {
    id: ID,
    storage: [],
    calls: [...batchCalls(late), ...singleCalls(late)].sort((a, b) => a.index - b.index),
    events: Event.declarations,
    errors: Object.values(Errors),
    constants: [
      constant('batched_calls_limit', u32, BATCHED_CALLS_LIMIT, 'Calls in a batch at most.'),
    ],
  }
}
