import { unitVariants, type ValueOf } from '../../../../codec/index.ts'

/** What becomes of emission that falls to the owner's own miners. */
export const RecycleOrBurnEnum = unitVariants(
  { Burn: 0, Recycle: 1 },
  { path: 'pallet_subtensor::pallet::RecycleOrBurnEnum' },
)
export type RecycleOrBurnEnum = ValueOf<typeof RecycleOrBurnEnum>
