import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  NotRootRegime: [0, 'Only the root regime asks root validators for weights.'],
  StakeIsOnRoot: [1, 'In the root regime stake is on root, and on no other subnet.'],
})
