import { u16 } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { NetUid } from '../../frame/types.ts'
import { ID } from './id.ts'

export const Event = events(ID, {
  FeeRateSet: [0, { netuid: NetUid, rate: u16 }, 'The swap fee of a subnet was set'],
})
