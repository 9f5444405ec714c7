import {
  bytes,
  type Codec,
  fixedBytes,
  type Hex,
  newtype,
  spelled,
  u16,
  u32,
  u64,
  unit,
  type ValueOf,
  variants,
} from '../../codec/index.ts'
import type { AccountId as Account } from '../../crypto/index.ts'
import { CannotLookup, fail } from './dispatch-error.ts'

const AccountId32 = newtype<Hex>(fixedBytes(32), { path: 'sp_core::crypto::AccountId32' })

/** An account, as `0x…` of its 32 bytes. */
export const AccountId: Codec<Account> = spelled(AccountId32, 'T::AccountId')

/** A 32-byte hash. */
export const H256: Codec<Hex> = newtype<Hex>(fixedBytes(32), { path: 'primitive_types::H256' })

/** A 20-byte Ethereum address. */
export const H160: Codec<Hex> = newtype<Hex>(fixedBytes(20), { path: 'primitive_types::H160' })

export const BlockNumber: Codec<number> = spelled(u32, 'BlockNumberFor<T>')

/** The id of a subnet; 0 is root. */
export const NetUid: Codec<number> = spelled(u16, 'NetUid')

/** Rao of TAO. */
export const TaoBalance: Codec<bigint> = spelled(u64, 'TaoBalance')

/** Rao of a subnet's own token. */
export const AlphaBalance: Codec<bigint> = spelled(u64, 'AlphaBalance')

/** `Compact<()>`: takes no bytes; the runtime has no account indices. */
const CompactUnit: Codec<readonly []> = {
  typeName: 'AccountIndex',
  write: () => undefined,
  read: () => [],
  describe: (registry) => {
    const of = unit.describe(registry)
    return registry.add(CompactUnit, () => ({ path: [], params: [], def: { type: 'compact', of } }))
  },
}

/** `sp_runtime::MultiAddress`; only `Id` names an account here. */
export const MultiAddress = variants(
  {
    Id: { index: 0, value: AccountId32 },
    Index: { index: 1, value: CompactUnit },
    Raw: { index: 2, value: bytes },
    Address32: { index: 3, value: fixedBytes(32) },
    Address20: { index: 4, value: fixedBytes(20) },
  },
  {
    path: 'sp_runtime::multiaddress::MultiAddress',
    params: [
      ['AccountId', AccountId32],
      ['AccountIndex', unit],
    ],
  },
)
export type MultiAddress = ValueOf<typeof MultiAddress>

/** An address as an argument of a call; see {@link lookup}. */
export const LookupSource: Codec<MultiAddress> = spelled(MultiAddress, 'AccountIdLookupOf<T>')

/** The account behind an address. @throws {DispatchFailure} CannotLookup for anything but an account id. */
export function lookup(address: MultiAddress): Account {
  return address.type === 'Id' ? address.value : fail(CannotLookup)
}

/** `frame_support::PalletId`: eight bytes from which a pallet's accounts are made. */
export const PalletIdBytes: Codec<Hex> = newtype<Hex>(fixedBytes(8), {
  path: 'frame_support::PalletId',
})

/** `sp_runtime::MultiSignature`. */
export const MultiSignature = variants(
  {
    Ed25519: { index: 0, value: fixedBytes(64) },
    Sr25519: { index: 1, value: fixedBytes(64) },
    Ecdsa: { index: 2, value: fixedBytes(65) },
  },
  { path: 'sp_runtime::MultiSignature' },
)
export type MultiSignature = ValueOf<typeof MultiSignature>
