import { u16 } from '../../../../codec/index.ts'
import { byAccount, byNetUid, map, value } from './keys.ts'

// What validators keep of what they earn for others.

export const MaxDelegateTake = value(
  'MaxDelegateTake',
  u16,
  11796,
  'Highest take of a delegate, as a share of 65535; also what a new one gets.',
)
export const MinDelegateTake = value(
  'MinDelegateTake',
  u16,
  0,
  'Lowest take of a delegate, as a share of 65535.',
)
export const Delegates = map(
  'Delegates',
  [byAccount],
  u16,
  11796,
  'The take of a delegate, as a share of 65535.',
)
export const MaxChildkeyTake = value(
  'MaxChildkeyTake',
  u16,
  11796,
  'Highest take of a childkey, as a share of 65535.',
)
export const MinChildkeyTake = value(
  'MinChildkeyTake',
  u16,
  0,
  'Lowest take of a childkey on any subnet, as a share of 65535.',
)
export const MinChildkeyTakePerSubnet = map(
  'MinChildkeyTakePerSubnet',
  [byNetUid],
  u16,
  0,
  'Lowest take of a childkey on one subnet, as a share of 65535.',
)
export const ChildkeyTake = map(
  'ChildkeyTake',
  [byAccount, byNetUid],
  u16,
  0,
  'The take of a childkey on a subnet, as a share of 65535.',
)
