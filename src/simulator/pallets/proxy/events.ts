import { bool, spelled, u16, u64 } from '../../../codec/index.ts'
import { DispatchResultCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId, BlockNumber, H256 } from '../../frame/types.ts'
import { ID } from './id.ts'
import { DepositKind, ProxyType } from './types.ts'

const Kind = spelled(ProxyType, 'T::ProxyType')
const Balance = spelled(u64, 'BalanceOf<T>')
const proxy = { delegator: AccountId, delegatee: AccountId, proxy_type: Kind, delay: BlockNumber }

export const Event = events(ID, {
  ProxyExecuted: [0, { result: DispatchResultCodec }, 'A proxy acted.'],
  PureCreated: [
    1,
    { pure: AccountId, who: AccountId, proxy_type: Kind, disambiguation_index: u16 },
    'An account without a key came to be.',
  ],
  PureKilled: [
    2,
    { pure: AccountId, spawner: AccountId, proxy_type: Kind, disambiguation_index: u16 },
    'An account without a key was given up.',
  ],
  Announced: [
    3,
    { real: AccountId, proxy: AccountId, call_hash: spelled(H256, 'CallHashOf<T>') },
    'A proxy announced a call.',
  ],
  ProxyAdded: [4, proxy, 'An account has another proxy.'],
  ProxyRemoved: [5, proxy, 'An account has a proxy less.'],
  DepositPoked: [
    6,
    { who: AccountId, kind: DepositKind, old_deposit: Balance, new_deposit: Balance },
    'A deposit was brought up to date.',
  ],
  RealPaysFeeSet: [
    7,
    { real: AccountId, delegate: AccountId, pays_fee: bool },
    'Whose fees an account pays changed.',
  ],
})
