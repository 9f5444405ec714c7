import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, { RequireSudo: [0, 'Only the sudo key may do this.'] })
