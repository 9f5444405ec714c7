import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  TooBig: [0, 'The preimage is larger than 4 MiB.'],
  AlreadyNoted: [1, 'The preimage is noted already.'],
  NotAuthorized: [2, 'The preimage belongs to another account.'],
  NotNoted: [3, 'There is no such preimage.'],
  Requested: [4, 'The preimage is still requested.'],
  NotRequested: [5, 'Nobody requested the preimage.'],
  TooMany: [6, 'More than 1024 hashes at once.'],
  TooFew: [7, 'No hash at all.'],
})
