import { spelled } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'
import { Balance, BalanceStatus } from './types.ts'

const whoAndAmount = { who: AccountId, amount: Balance }

export const Event = events(ID, {
  Endowed: [0, { account: AccountId, free_balance: Balance }, 'An account got its first balance.'],
  DustLost: [1, { account: AccountId, amount: Balance }, 'A dying account left dust behind.'],
  Transfer: [2, { from: AccountId, to: AccountId, amount: Balance }, 'A transfer.'],
  BalanceSet: [3, { who: AccountId, free: Balance }, 'Root set a balance.'],
  Reserved: [4, whoAndAmount, 'Free balance became reserved.'],
  Unreserved: [5, whoAndAmount, 'Reserved balance became free.'],
  ReserveRepatriated: [
    6,
    {
      from: AccountId,
      to: AccountId,
      amount: Balance,
      destination_status: spelled(BalanceStatus, 'Status'),
    },
    'Reserved balance went to another account.',
  ],
  Deposit: [7, whoAndAmount, 'A deposit, e.g. a fee given back.'],
  Withdraw: [8, whoAndAmount, 'A withdrawal, e.g. for a fee.'],
  Slashed: [9, whoAndAmount, 'A balance was slashed.'],
  Minted: [10, whoAndAmount, 'New TAO came into an account.'],
  Burned: [11, whoAndAmount, 'TAO of an account was burned.'],
  Suspended: [12, whoAndAmount, 'TAO left the chain for a while.'],
  Restored: [13, whoAndAmount, 'TAO came back to the chain.'],
  Upgraded: [14, { who: AccountId }, 'An account counts references the present way now.'],
  Issued: [15, { amount: Balance }, 'Issuance grew.'],
  Rescinded: [16, { amount: Balance }, 'Issuance shrank.'],
  Locked: [17, whoAndAmount, 'A balance was locked.'],
  Unlocked: [18, whoAndAmount, 'A balance was unlocked.'],
  Frozen: [19, whoAndAmount, 'A balance was frozen.'],
  Thawed: [20, whoAndAmount, 'A balance was thawed.'],
  TotalIssuanceForced: [21, { old: Balance, new: Balance }, 'Root changed the issuance.'],
})
