import type { Call } from '../../../frame/pallet.ts'
import { stakingCalls } from '../staking/calls.ts'
import { registrationCalls } from './registration.ts'
import { subnetCalls } from './subnets.ts'

const families = [registrationCalls, subnetCalls, stakingCalls]

/** Every call of the pallet, in order of index; one list a family. */
export const calls: readonly Call[] = families.flat().sort((a, b) => a.index - b.index)
