import type { Call } from '../../../frame/pallet.ts'
import { stakingCalls } from '../staking/calls.ts'
import { keySwapCalls } from './key-swaps.ts'
import { leaseCalls } from './leases.ts'
import { registrationCalls } from './registration.ts'
import { servingCalls } from './serving.ts'
import { subnetCalls } from './subnets.ts'
import { tempoCalls } from './tempo.ts'
import { timelockedWeightCalls } from './timelocked-weights.ts'
import { votingPowerCalls } from './voting-power.ts'
import { weightCalls } from './weights.ts'

const families = [
  registrationCalls,
  subnetCalls,
  leaseCalls,
  tempoCalls,
  servingCalls,
  keySwapCalls,
  weightCalls,
  timelockedWeightCalls,
  votingPowerCalls,
  stakingCalls,
]

/** Every call of the pallet, in order of index; one list a family. */
export const calls: readonly Call[] = families.flat().sort((a, b) => a.index - b.index)
