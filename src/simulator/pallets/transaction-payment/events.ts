import { spelled, u64 } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'

const Balance = spelled(u64, 'BalanceOf<T>')

export const Event = events(ID, {
  TransactionFeePaid: [
    0,
    { who: AccountId, actual_fee: Balance, tip: Balance },
    'A fee was paid; the tip is part of it.',
  ],
})
