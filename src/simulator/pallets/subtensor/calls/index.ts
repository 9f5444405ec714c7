import type { Call } from '../../../frame/pallet.ts'
import { stakingCalls } from '../staking/calls.ts'

/** Every call of the pallet, one list a family. */
export const calls: readonly Call[] = [...stakingCalls]
