import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  FailedToSchedule: [0, 'A task of that name is scheduled already.'],
  NotFound: [1, 'There is no such task.'],
  TargetBlockNumberInPast: [2, 'The block is not after the present one.'],
  RescheduleNoChange: [3, 'The task is at that block already.'],
  Named: [4, 'The task has a name and must be called by it.'],
})
