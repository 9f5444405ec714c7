import { u32, u64 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'

/** Deposits in rao: for a first proxy or announcement, and for every one (runtime/src/lib.rs). */
export const PROXY_DEPOSIT = { base: 60_000_000n, each: 33_000_000n }
export const ANNOUNCEMENT_DEPOSIT = { base: 36_000_000n, each: 68_000_000n }

/** Proxies of an account at most. */
export const MAX_PROXIES = 20
/** Announcements of a proxy at most. */
export const MAX_PENDING = 75

export const constants = [
  constant('ProxyDepositBase', u64, PROXY_DEPOSIT.base, 'Rao for having proxies.'),
  constant('ProxyDepositFactor', u64, PROXY_DEPOSIT.each, 'Rao for each proxy.'),
  constant('MaxProxies', u32, MAX_PROXIES, 'Proxies of an account at most.'),
  constant('MaxPending', u32, MAX_PENDING, 'Announcements of a proxy at most.'),
  constant('AnnouncementDepositBase', u64, ANNOUNCEMENT_DEPOSIT.base, 'Rao for announcing.'),
  constant(
    'AnnouncementDepositFactor',
    u64,
    ANNOUNCEMENT_DEPOSIT.each,
    'Rao for each announcement.',
  ),
]
