import {
  bounded,
  struct,
  tuple,
  u32,
  u64,
  unitVariants,
  type ValueOf,
  vec,
} from '../../../codec/index.ts'
import { AccountId, H256 } from '../../frame/types.ts'
import { MAX_PENDING, MAX_PROXIES } from './constants.ts'

/** `ProxyType`: what a proxy may do (common/src/lib.rs). */
export const ProxyType = unitVariants(
  {
    Any: 0,
    Owner: 1,
    NonCritical: 2,
    NonTransfer: 3,
    Senate: 4,
    NonFungible: 5,
    Triumvirate: 6,
    Governance: 7,
    Staking: 8,
    Registration: 9,
    Transfer: 10,
    SmallTransfer: 11,
    RootWeights: 12,
    ChildKeys: 13,
    SudoUncheckedSetCode: 14,
    SwapHotkey: 15,
    SubnetLeaseBeneficiary: 16,
    RootClaim: 17,
  },
  { path: 'subtensor_runtime_common::ProxyType' },
)
export type ProxyType = ValueOf<typeof ProxyType>

export const ProxyDefinition = struct(
  { delegate: AccountId, proxy_type: ProxyType, delay: u32 },
  {
    path: 'pallet_subtensor_proxy::ProxyDefinition',
    params: [
      ['AccountId', AccountId],
      ['ProxyType', ProxyType],
      ['BlockNumber', u32],
    ],
  },
)
export type ProxyDefinition = ValueOf<typeof ProxyDefinition>

export const Announcement = struct(
  { real: AccountId, call_hash: H256, height: u32 },
  {
    path: 'pallet_subtensor_proxy::Announcement',
    params: [
      ['AccountId', AccountId],
      ['Hash', H256],
      ['BlockNumber', u32],
    ],
  },
)
export type Announcement = ValueOf<typeof Announcement>

export const DepositKind = unitVariants(
  { Proxies: 0, Announcements: 1 },
  { path: 'pallet_subtensor_proxy::DepositKind' },
)

/** The proxies of an account in ascending order, and the rao that it reserved for them. */
export const ProxiesAndDeposit = tuple(bounded(vec(ProxyDefinition), MAX_PROXIES), u64)

/** What a proxy announced, and the rao that it reserved for that. */
export const AnnouncementsAndDeposit = tuple(bounded(vec(Announcement), MAX_PENDING), u64)
