import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  TooManyCalls: [0, 'More calls than a batch may hold.'],
  InvalidDerivedAccount: [1, 'The derived account is none.'],
})
