import type { Call } from '../../../frame/pallet.ts'
import { stakeCalls } from './calls/stake.ts'

/** Every call about stake. */
export const stakingCalls: readonly Call[] = [...stakeCalls]
