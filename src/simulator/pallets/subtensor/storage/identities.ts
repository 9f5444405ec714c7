import { ChainIdentityV2, SubnetIdentityV3 } from '../types/identity.ts'
import { byAccount, byBlakeNetUid, optionalMap } from './keys.ts'

// What people and subnets say of themselves.

export const IdentitiesV2 = optionalMap(
  'IdentitiesV2',
  [byAccount],
  ChainIdentityV2,
  'What the owner of a coldkey says of itself.',
)
export const SubnetIdentitiesV3 = optionalMap(
  'SubnetIdentitiesV3',
  [byBlakeNetUid],
  SubnetIdentityV3,
  'What a subnet says of itself.',
)
