import { u64 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'

/** Milliseconds between two blocks at the least: half a slot of 12 seconds. */
export const MINIMUM_PERIOD = 6000n

export const constants = [
  constant('MinimumPeriod', u64, MINIMUM_PERIOD, 'Milliseconds between blocks at the least.'),
]
