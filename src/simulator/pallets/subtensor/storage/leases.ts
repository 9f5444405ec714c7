import { AlphaBalance } from '../../../frame/types.ts'
import { U64F64 } from '../types/fixed.ts'
import { LeaseId, SubnetLease } from '../types/lease.ts'
import { byLease, byPlainAccount, byTwoxNetUid, map, optionalMap, value } from './keys.ts'

// Subnets that were leased by a crowd.

export const SubnetLeases = optionalMap(
  'SubnetLeases',
  [byLease],
  SubnetLease,
  'The lease of a subnet.',
)
export const SubnetLeaseShares = map(
  'SubnetLeaseShares',
  [byLease, byPlainAccount],
  U64F64,
  0n,
  'Share of a contributor in a lease.',
)
export const SubnetUidToLeaseId = optionalMap(
  'SubnetUidToLeaseId',
  [byTwoxNetUid],
  LeaseId,
  'The lease of a netuid.',
)
export const NextSubnetLeaseId = value('NextSubnetLeaseId', LeaseId, 0, 'The id of the next lease.')
export const AccumulatedLeaseDividends = map(
  'AccumulatedLeaseDividends',
  [byLease],
  AlphaBalance,
  0n,
  'Alpha that waits for the contributors of a lease.',
)
