import { vec } from '../../../codec/index.ts'
import { blake2128Concat } from '../../frame/hashers.ts'
import { storageOf } from '../../frame/storage.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'
import {
  AccountData,
  Balance,
  BalanceLock,
  FreezeAmount,
  HoldAmount,
  NO_BALANCE,
  ReserveData,
} from './types.ts'

const { value, map } = storageOf(ID.name)
const byAccount = blake2128Concat(AccountId)

export const TotalIssuance = value('TotalIssuance', Balance, 0n, 'All TAO on this chain, in rao.')
export const InactiveIssuance = value('InactiveIssuance', Balance, 0n, 'TAO out of circulation.')
export const Account = map(
  'Account',
  [byAccount],
  AccountData,
  NO_BALANCE,
  'Unused: balances live in System.Account.',
)
export const Locks = map('Locks', [byAccount], vec(BalanceLock), [], 'Locks on an account.')
export const Reserves = map('Reserves', [byAccount], vec(ReserveData), [], 'Named reserves.')
export const Holds = map('Holds', [byAccount], vec(HoldAmount), [], 'Holds on an account.')
export const Freezes = map('Freezes', [byAccount], vec(FreezeAmount), [], 'Freezes of an account.')
