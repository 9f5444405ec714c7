import { u64 } from '../../../../codec/index.ts'
import { TaoBalance } from '../../../frame/types.ts'
import { value } from './keys.ts'

// Creating subnets: price, pace and protection.

export const NetworkImmunityPeriod = value(
  'NetworkImmunityPeriod',
  u64,
  1_296_000n,
  'Blocks for which a new subnet cannot be replaced.',
)
export const StartCallDelay = value(
  'StartCallDelay',
  u64,
  0n,
  'Blocks before a new subnet may be started.',
)
export const NetworkMinLockCost = value(
  'NetworkMinLockCost',
  TaoBalance,
  1_000_000_000_000n,
  'Least price of a subnet, in rao.',
)
export const NetworkLastLockCost = value(
  'NetworkLastLockCost',
  TaoBalance,
  1_000_000_000_000n,
  'Price of the last subnet, in rao.',
)
export const NetworkLockReductionInterval = value(
  'NetworkLockReductionInterval',
  u64,
  100800n,
  'Blocks in which the price of a subnet falls back to its floor.',
)
export const NetworkRateLimit = value(
  'NetworkRateLimit',
  u64,
  7200n,
  'Blocks between two creations by one coldkey.',
)
export const NetworkRegistrationStartBlock = value(
  'NetworkRegistrationStartBlock',
  u64,
  0n,
  'The block from which subnets may be created.',
)
