import { newtype, u128, unitVariants } from '../../../codec/index.ts'
import { storageOf } from '../../frame/storage.ts'
import { ID } from './id.ts'

const { value } = storageOf(ID.name)

/** 1 as `FixedU128`. */
export const ONE = 10n ** 18n

const FixedU128 = newtype(u128, { path: 'sp_arithmetic::fixed_point::FixedU128' })
const Releases = unitVariants(
  { V1Ancient: 0, V2: 1 },
  { path: 'pallet_transaction_payment::Releases' },
)

export const NextFeeMultiplier = value(
  'NextFeeMultiplier',
  FixedU128,
  ONE,
  'What the weight fee is multiplied with; this chain keeps it at 1.',
)
export const StorageVersion = value(
  'StorageVersion',
  Releases,
  'V1Ancient',
  'Layout of this pallet.',
)
