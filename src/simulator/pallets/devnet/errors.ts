import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  NotRootRegime: [0, 'Only the root regime asks root validators for weights.'],
})
