import { i32, newtype, spelled, struct, u64, u128, type ValueOf } from '../../../codec/index.ts'

/** Parts of 10^18. */
const Perquintill = newtype(u64, { path: 'sp_arithmetic::per_things::Perquintill' })

/** How a pool weighs its two reserves: the TAO side in parts of 10^18, alpha has the rest. */
export const Balancer = struct(
  { quote: Perquintill },
  { path: 'pallet_subtensor_swap::pallet::balancer::Balancer' },
)
export type Balancer = ValueOf<typeof Balancer>

/** Argument of calls that are kept only to refuse. */
export const TickIndex = spelled(
  newtype(i32, { path: 'pallet_subtensor_swap::pallet::TickIndex' }),
  'TickIndex',
)

/** Argument of calls that are kept only to refuse. */
export const PositionId = spelled(
  newtype(u128, { path: 'pallet_subtensor_swap::pallet::PositionId' }),
  'PositionId',
)
