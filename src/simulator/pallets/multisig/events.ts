import { fixedBytes, spelled, u64 } from '../../../codec/index.ts'
import { DispatchResultCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Timepoint } from './types.ts'

const When = spelled(Timepoint, 'Timepoint<BlockNumberFor<T>>')
const CallHash = spelled(fixedBytes(32), 'CallHash')
const Balance = spelled(u64, 'BalanceOf<T>')

export const Event = events(ID, {
  NewMultisig: [
    0,
    { approving: AccountId, multisig: AccountId, call_hash: CallHash },
    'An operation was opened.',
  ],
  MultisigApproval: [
    1,
    { approving: AccountId, timepoint: When, multisig: AccountId, call_hash: CallHash },
    'An operation was approved by one more.',
  ],
  MultisigExecuted: [
    2,
    {
      approving: AccountId,
      timepoint: When,
      multisig: AccountId,
      call_hash: CallHash,
      result: DispatchResultCodec,
    },
    'An operation was approved by enough and carried out.',
  ],
  MultisigCancelled: [
    3,
    { cancelling: AccountId, timepoint: When, multisig: AccountId, call_hash: CallHash },
    'An operation was given up.',
  ],
  DepositPoked: [
    4,
    { who: AccountId, call_hash: CallHash, old_deposit: Balance, new_deposit: Balance },
    'A deposit was brought up to date.',
  ],
})
