import type { Pallet } from '../../frame/pallet.ts'
import { chainCalls } from './calls/chain.ts'
import { consensusCalls } from './calls/consensus.ts'
import { membershipCalls } from './calls/membership.ts'
import { otherCalls } from './calls/others.ts'
import { subnetCalls } from './calls/subnet.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { ID } from './id.ts'

const calls = [...chainCalls, ...subnetCalls, ...consensusCalls, ...membershipCalls, ...otherCalls]

/** The AdminUtils pallet: the settings of the chain and of its subnets. */
export const adminUtilsPallet: Pallet = {
  id: ID,
  storage: [],
  calls: calls.sort((a, b) => a.index - b.index),
  events: Event.declarations,
  errors: Object.values(Errors),
  constants: [],
}
