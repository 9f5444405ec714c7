import { u32 } from '../../../codec/index.ts'
import { DispatchErrorCodec, DispatchResultCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { ID } from './id.ts'

export const Event = events(ID, {
  BatchInterrupted: [
    0,
    { index: u32, error: DispatchErrorCodec },
    'A call of a batch failed; those after it did not run.',
  ],
  BatchCompleted: [1, [], 'Every call of a batch ran.'],
  BatchCompletedWithErrors: [2, [], 'A batch ran to its end, past failures.'],
  ItemCompleted: [3, [], 'A call of a batch ran.'],
  ItemFailed: [4, { error: DispatchErrorCodec }, 'A call of a batch failed.'],
  DispatchedAs: [5, { result: DispatchResultCodec }, 'Root made a call as another origin.'],
  IfElseMainSuccess: [6, [], 'The first of two calls ran.'],
  IfElseFallbackCalled: [
    7,
    { main_error: DispatchErrorCodec },
    'The first of two calls failed, the second ran.',
  ],
})
