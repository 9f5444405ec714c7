import { events } from '../../frame/pallet.ts'
import { ID } from './id.ts'
import { EmissionRegime } from './regime.ts'

export const Event = events(ID, {
  EmissionRegimeSet: [0, { regime: EmissionRegime }, 'TAO reaches subnets in another way now.'],
})
