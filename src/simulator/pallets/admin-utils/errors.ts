import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  SubnetDoesNotExist: [0, 'There is no such subnet.'],
  MaxValidatorsLargerThanMaxUIds: [1, 'A subnet cannot have more validators than places.'],
  MaxAllowedUIdsLessThanCurrentUIds: [2, 'The subnet has more neurons than that.'],
  BondsMovingAverageMaxReached: [3, 'An owner may set at most 975000.'],
  NegativeSigmoidSteepness: [4, 'Only root may set a negative steepness.'],
  ValueNotInBounds: [5, 'The value is out of bounds.'],
  MinAllowedUidsGreaterThanCurrentUids: [6, 'The subnet has fewer neurons than that.'],
  MinAllowedUidsGreaterThanMaxAllowedUids: [7, 'The least places would be more than the most.'],
  MaxAllowedUidsLessThanMinAllowedUids: [8, 'The most places would be fewer than the least.'],
  MaxAllowedUidsGreaterThanDefaultMaxAllowedUids: [9, 'No subnet has more places than that.'],
  InvalidValue: [10, 'The value means nothing.'],
  NotPermittedOnRootSubnet: [11, 'Root has no such setting.'],
  POWRegistrationDisabled: [12, 'Registration by proof of work is no more.'],
  Deprecated: [13, 'This call is no more.'],
})
