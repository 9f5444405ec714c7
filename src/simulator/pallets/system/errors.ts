import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  InvalidSpecName: [0, 'The new runtime has another spec name.'],
  SpecVersionNeedsToIncrease: [1, 'The new runtime is not newer.'],
  FailedToExtractRuntimeVersion: [2, 'The new runtime does not say its version.'],
  NonDefaultComposite: [3, 'The account still holds something.'],
  NonZeroRefCount: [4, 'The account is still referred to.'],
  CallFiltered: [5, 'The call is not allowed from this origin.'],
  MultiBlockMigrationsOngoing: [6, 'A migration is under way.'],
  NothingAuthorized: [7, 'No upgrade is authorized.'],
  Unauthorized: [8, 'This code is not the authorized one.'],
})
