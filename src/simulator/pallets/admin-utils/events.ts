import { bool, u16 } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { NetUid } from '../../frame/types.ts'
import { U64F64 } from '../subtensor/types/index.ts'
import { ID } from './id.ts'

export const Event = events(ID, {
  Yuma3EnableToggled: [1, { netuid: NetUid, enabled: bool }, 'Yuma 3 was switched.'],
  BondsResetToggled: [2, { netuid: NetUid, enabled: bool }, 'Resetting bonds was switched.'],
  BurnHalfLifeSet: [
    3,
    { netuid: NetUid, burn_half_life: u16 },
    'The half-life of the price of joining changed.',
  ],
  BurnIncreaseMultSet: [
    4,
    { netuid: NetUid, burn_increase_mult: U64F64 },
    'The rise of the price of joining changed.',
  ],
  SubnetEmissionEnabledSet: [5, { netuid: NetUid, enabled: bool }, 'Emission was switched.'],
})
