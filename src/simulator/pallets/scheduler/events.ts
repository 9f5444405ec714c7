import { u8, u32 } from '../../../codec/index.ts'
import { DispatchResultCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { BlockNumber } from '../../frame/types.ts'
import { ID } from './id.ts'
import { MaybeName, TaskAddress } from './types.ts'

const place = { when: BlockNumber, index: u32 }
const task = { task: TaskAddress, id: MaybeName }

export const Event = events(ID, {
  Scheduled: [0, place, 'A task was scheduled.'],
  Canceled: [1, place, 'A task was cancelled.'],
  Dispatched: [2, { ...task, result: DispatchResultCodec }, 'A task ran.'],
  RetrySet: [3, { ...task, period: BlockNumber, retries: u8 }, 'A task will be tried again.'],
  RetryCancelled: [4, task, 'A task will not be tried again.'],
  CallUnavailable: [5, task, 'The call of a task is not known.'],
  PeriodicFailed: [6, task, 'A task found no place for its next run.'],
  RetryFailed: [7, task, 'A task found no place to be tried again.'],
  PermanentlyOverweight: [8, task, 'A task needs more than a whole block allows.'],
  AgendaIncomplete: [9, { when: BlockNumber }, 'Tasks since this block wait for room.'],
})
