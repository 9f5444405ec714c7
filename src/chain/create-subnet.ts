import type { DispatchError } from '../errors/dispatch.ts'
import { type Call, makeCall } from './call.ts'
import { readOwner } from './hotkeys.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, subtensor } from './refusals.ts'
import { asBigInt } from './values.ts'
import type { View } from './view.ts'

/** A new subnet as it is planned; `cost` is the TAO that is locked for it, in rao. */
export interface CreateSubnetPlan extends Operation {
  readonly hotkey: string
}

/**
 * Plans `register_network`.
 *
 * Upstream: pallets/subtensor/src/subnets/subnet.rs, `do_register_network`.
 *
 * @throws {NetworkError} `chain_lacks`
 */
export async function planCreateSubnet(
  view: View,
  request: { readonly coldkey: string; readonly hotkey: string },
): Promise<CreateSubnetPlan> {
  const { coldkey, hotkey } = request
  const call = registerNetwork(view, hotkey)
  const [cost, { fee, free }, owner, wait, against] = await Promise.all([
    readLockCost(view),
    price(view, call, coldkey),
    readOwner(view, hotkey),
    blocksToWait(view),
    accountRefusals(view, coldkey),
  ])
  const refusals: DispatchError[] = [...against]
  if (owner !== undefined && owner !== coldkey) refusals.push(subtensor('NonAssociatedColdKey'))
  if (wait > 0n) refusals.push(subtensor('NetworkTxRateLimitExceeded'))
  if (cost + fee > free) refusals.push(subtensor('CannotAffordLockCost'))
  return { coldkey, hotkey, call, cost, fee, free, refusals }
}

/** Early runtimes (spec 218) ask how the subnet's token trades; since then it always does so against a pool. */
function registerNetwork({ chain }: View, hotkey: string): Call {
  const asks = chain.metadata.callFields('SubtensorModule', 'register_network').includes('mechid')
  const args = asks ? { hotkey, mechid: DYNAMIC } : { hotkey }
  return makeCall(chain, 'SubtensorModule', 'register_network', args)
}

/** `SubnetMechanism` of a token with a price. */
const DYNAMIC = 1

/** What creating a subnet locks now, in rao. */
export async function readLockCost(view: View): Promise<bigint> {
  return asBigInt(await view.call('SubnetRegistrationRuntimeApi', 'get_network_registration_cost'))
}

/** Blocks until the next subnet may be created: the pace is the whole network's. */
async function blocksToWait(view: View): Promise<bigint> {
  // An item of its own, before all limits moved into one map.
  const early = view.has('SubtensorModule', 'NetworkLastRegistered')
  const [limit, last] = await view.read([
    ['SubtensorModule', 'NetworkRateLimit'],
    early
      ? ['SubtensorModule', 'NetworkLastRegistered']
      : ['SubtensorModule', 'LastRateLimitedBlock', 'NetworkLastRegistered'],
  ])
  const before = asBigInt(last)
  // The block after this one will judge.
  const wait = before + asBigInt(limit) - BigInt(view.block.number + 1)
  // Today's runtimes let the first subnet through at once; early ones made it wait as well.
  const free = before === 0n && !early
  return free || wait < 0n ? 0n : wait
}
