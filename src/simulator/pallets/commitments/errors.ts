import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  TooManyFieldsInCommitmentInfo: [0, 'A commitment has three fields at most.'],
  AccountNotAllowedCommit: [1, 'The signer is no neuron of the subnet.'],
  SpaceLimitExceeded: [2, 'The neuron has made enough known for this epoch.'],
  UnexpectedUnreserveLeftover: [3, 'The deposit could not be given back.'],
})
