import {
  bounded,
  bytes,
  newtype,
  option,
  spelled,
  tuple,
  u32,
  u64,
  type ValueOf,
  variants,
} from '../../../codec/index.ts'
import { AccountId, H256 } from '../../frame/types.ts'

/** The longest preimage in bytes. */
export const MAX_SIZE = 4 * 1024 * 1024
/** The longest call that needs no preimage: it stands where it is used. */
export const MAX_INLINE = 128

/** What an account holds for a preimage, in rao. */
const Ticket = newtype(u64, {
  path: 'frame_support::traits::tokens::fungible::HoldConsideration',
  params: [['A'], ['F'], ['R'], ['D'], ['Fp']],
})
const OwnerAndTicket = tuple(AccountId, Ticket)
const OwnerAndDeposit = tuple(AccountId, u64)

/** `pallet_preimage::RequestStatus`: noted by an account that pays for it, or wanted by the chain `count` times. */
export const RequestStatus = variants(
  {
    Unrequested: { index: 0, fields: { ticket: OwnerAndTicket, len: u32 } },
    Requested: {
      index: 1,
      fields: { maybe_ticket: option(OwnerAndTicket), count: u32, maybe_len: option(u32) },
    },
  },
  {
    path: 'pallet_preimage::RequestStatus',
    params: [
      ['AccountId', AccountId],
      ['Ticket', Ticket],
    ],
  },
)
export type RequestStatus = ValueOf<typeof RequestStatus>

/** The same as it was kept before deposits were holds. */
export const OldRequestStatus = variants(
  {
    Unrequested: { index: 0, fields: { deposit: OwnerAndDeposit, len: u32 } },
    Requested: {
      index: 1,
      fields: { deposit: option(OwnerAndDeposit), count: u32, len: option(u32) },
    },
  },
  {
    path: 'pallet_preimage::OldRequestStatus',
    params: [
      ['AccountId', AccountId],
      ['Balance', u64],
    ],
  },
)

/** `Bounded<RuntimeCall, Hashing>`: a short call itself, or the hash of a longer one (frame_support traits/preimages.rs). */
export const BoundedCall = spelled(
  variants(
    {
      Legacy: { index: 0, fields: { hash: H256 } },
      Inline: { index: 1, value: spelled(bounded(bytes, MAX_INLINE), 'BoundedInline') },
      Lookup: { index: 2, fields: { hash: H256, len: u32 } },
    },
    { path: 'frame_support::traits::preimages::Bounded', params: [['T'], ['H']] },
  ),
  'BoundedCallOf<T>',
)
export type BoundedCall = ValueOf<typeof BoundedCall>
