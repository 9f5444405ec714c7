import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  TooMany: [0, 'Too many proxies or announcements.'],
  NotFound: [1, 'There is no such proxy or announcement.'],
  NotProxy: [2, 'The signer is no proxy of the account.'],
  Unproxyable: [3, 'The proxy may not make this call.'],
  Duplicate: [4, 'The account is a proxy of this kind already.'],
  NoPermission: [5, 'The proxy may not do this.'],
  Unannounced: [6, 'The call was not announced, or not long enough ago.'],
  NoSelfProxy: [7, 'No account is its own proxy.'],
  AnnouncementDepositInvariantViolated: [
    8,
    'The deposit of announcements is not what it should be.',
  ],
  InvalidDerivedAccountId: [9, 'The derived account is none.'],
})
