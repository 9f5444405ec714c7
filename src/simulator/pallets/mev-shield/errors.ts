import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  BadEncKeyLen: [0, 'The announced ML-KEM encapsulation key has not 1184 bytes.'],
  Unreachable: [1, 'This block has no author.'],
  TooManyPendingExtrinsics: [2, 'Too many encrypted calls wait already.'],
  WeightExceedsAbsoluteMax: [3, 'The weight is more than half of a block.'],
})
