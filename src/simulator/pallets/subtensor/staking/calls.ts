import type { Call } from '../../../frame/pallet.ts'
import { accountCalls } from './calls/account.ts'
import { burnCalls } from './calls/burn.ts'
import { lockCalls } from './calls/lock.ts'
import { moveCalls } from './calls/move.ts'
import { rootCalls } from './calls/root.ts'
import { stakeCalls } from './calls/stake.ts'
import { takeCalls } from './calls/take.ts'

/** Every call about stake. */
export const stakingCalls: readonly Call[] = [
  ...stakeCalls,
  ...moveCalls,
  ...accountCalls,
  ...burnCalls,
  ...rootCalls,
  ...lockCalls,
  ...takeCalls,
]
