import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  MinimumThreshold: [0, 'It takes two signatures at least.'],
  AlreadyApproved: [1, 'The signer has approved already.'],
  NoApprovalsNeeded: [2, 'No more approvals are needed.'],
  TooFewSignatories: [3, 'There are too few signatories.'],
  TooManySignatories: [4, 'There are too many signatories.'],
  SignatoriesOutOfOrder: [5, 'The signatories are not in ascending order.'],
  SenderInSignatories: [6, 'The signer is among the others.'],
  NotFound: [7, 'There is no such operation.'],
  NotOwner: [8, 'Only who opened the operation may do this.'],
  NoTimepoint: [9, 'The operation is open: say when it began.'],
  WrongTimepoint: [10, 'The operation began at another time.'],
  UnexpectedTimepoint: [11, 'The operation is not open: it began at no time.'],
  MaxWeightTooLow: [12, 'The call costs more than that.'],
  AlreadyStored: [13, 'The call is stored already.'],
})
