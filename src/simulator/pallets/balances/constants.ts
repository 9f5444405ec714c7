import { u32 } from '../../../codec/index.ts'
import { constant } from '../../frame/pallet.ts'
import { Balance } from './types.ts'

/** The smallest balance in rao with which an account exists; below it is dust. */
export const EXISTENTIAL_DEPOSIT = 500n

export const constants = [
  constant('ExistentialDeposit', Balance, EXISTENTIAL_DEPOSIT, 'The least an account may hold.'),
  constant('MaxLocks', u32, 50, 'Locks on an account at most.'),
  constant('MaxReserves', u32, 50, 'Named reserves of an account at most.'),
  constant('MaxFreezes', u32, 50, 'Freezes of an account at most.'),
]
