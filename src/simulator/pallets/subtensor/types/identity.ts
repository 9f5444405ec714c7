import { bytes, struct, type ValueOf } from '../../../../codec/index.ts'

/** What the owner of a coldkey says of itself; each field is UTF-8. */
export const ChainIdentityV2 = struct(
  {
    name: bytes,
    url: bytes,
    github_repo: bytes,
    image: bytes,
    discord: bytes,
    description: bytes,
    additional: bytes,
  },
  { path: 'pallet_subtensor::pallet::ChainIdentityV2' },
)
export type ChainIdentityV2 = ValueOf<typeof ChainIdentityV2>

/** The longest that each of its fields may be, in bytes of UTF-8. Upstream: pallets/subtensor/src/utils/identity.rs. */
export const IDENTITY_LIMITS: Readonly<Record<keyof ChainIdentityV2, number>> = {
  name: 256,
  url: 256,
  github_repo: 256,
  image: 1024,
  discord: 256,
  description: 1024,
  additional: 1024,
}

/** What a subnet says of itself; each field is UTF-8. */
export const SubnetIdentityV3 = struct(
  {
    subnet_name: bytes,
    github_repo: bytes,
    subnet_contact: bytes,
    subnet_url: bytes,
    discord: bytes,
    description: bytes,
    logo_url: bytes,
    additional: bytes,
  },
  { path: 'pallet_subtensor::pallet::SubnetIdentityV3' },
)
export type SubnetIdentityV3 = ValueOf<typeof SubnetIdentityV3>
