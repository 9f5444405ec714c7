import type { Pallet } from '../../frame/pallet.ts'
import { swapCalls } from './calls.ts'
import { constants } from './constants.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'
import * as storage from './storage.ts'
import type { SubnetPools } from './subnet-pools.ts'

export type { SubnetPools } from './subnet-pools.ts'
export { DYNAMIC, type Order, SwapHandler, type SwapResult } from './swap-handler.ts'

/** The Swap pallet: the price of every subnet's token, over the pools that `subnets` gives it. */
export function swapPallet(subnets: SubnetPools): Pallet {
  return {
    id: ID,
    storage: Object.values(storage),
    calls: swapCalls(subnets),
    events: Event.declarations,
    errors: Object.values(Errors),
    constants,
  }
}
