import { btreeSet, type ValueOf, variants } from '../../../../codec/index.ts'
import { NetUid } from '../../../frame/types.ts'

/** Whether root dividends are sold for TAO, kept as alpha, or kept on some subnets alone. */
export const RootClaimTypeEnum = variants(
  {
    Swap: { index: 0 },
    Keep: { index: 1 },
    KeepSubnets: { index: 2, fields: { subnets: btreeSet(NetUid) } },
  },
  { path: 'pallet_subtensor::pallet::RootClaimTypeEnum' },
)
export type RootClaimTypeEnum = ValueOf<typeof RootClaimTypeEnum>
