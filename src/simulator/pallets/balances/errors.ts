import { moduleErrors } from '../../frame/dispatch-error.ts'
import { ID } from './id.ts'

export const Errors = moduleErrors(ID, {
  VestingBalance: [0, 'The balance is still vesting.'],
  LiquidityRestrictions: [1, 'The balance is locked.'],
  InsufficientBalance: [2, 'The balance is too low.'],
  ExistentialDeposit: [3, 'The amount would not bring the account to life.'],
  Expendability: [4, 'The transfer would kill the account.'],
  ExistingVestingSchedule: [5, 'The account vests already.'],
  DeadAccount: [6, 'The beneficiary does not exist.'],
  TooManyReserves: [7, 'Too many named reserves.'],
  TooManyHolds: [8, 'Too many holds.'],
  TooManyFreezes: [9, 'Too many freezes.'],
  IssuanceDeactivated: [10, 'More issuance is inactive than would remain.'],
  DeltaZero: [11, 'A change of zero changes nothing.'],
})
