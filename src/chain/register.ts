import type { DispatchError } from '../errors/dispatch.ts'
import { makeCall } from './call.ts'
import { readOwner, readUid } from './hotkeys.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, outOfFunds, subtensor } from './refusals.ts'
import { readSubnet, type Subnet } from './subnets.ts'
import type { View } from './view.ts'

/** A registration as it is planned; `cost` is what the subnet burns for it now. */
export interface RegisterPlan extends Operation {
  readonly subnet: Subnet
  readonly hotkey: string
}

/**
 * Plans the registration of a hotkey on a subnet: `burned_register`, or `root_register` for netuid 0, which costs nothing.
 *
 * Upstream: pallets/subtensor/src/subnets/registration.rs, `do_register`.
 *
 * @throws {UsageError} `subnet_unknown`
 */
export async function planRegister(
  view: View,
  request: { readonly coldkey: string; readonly hotkey: string; readonly netuid: number },
): Promise<RegisterPlan> {
  const { coldkey, hotkey, netuid } = request
  const root = netuid === 0
  const call = root
    ? makeCall(view.chain, 'SubtensorModule', 'root_register', { hotkey })
    : makeCall(view.chain, 'SubtensorModule', 'burned_register', { netuid, hotkey })
  const [subnet, { fee, free }, uid, owner, against] = await Promise.all([
    readSubnet(view, netuid),
    price(view, call, coldkey),
    readUid(view, netuid, hotkey),
    readOwner(view, hotkey),
    accountRefusals(view, coldkey),
  ])
  const cost = root ? 0n : subnet.burn
  const refusals: DispatchError[] = [...against]
  if (!root && !subnet.registrationAllowed) refusals.push(subtensor('SubNetRegistrationDisabled'))
  if (uid !== undefined) refusals.push(subtensor('HotKeyAlreadyRegisteredInSubNet'))
  if (!root && cost > free) refusals.push(subtensor('NotEnoughBalanceToStake'))
  else if (cost + fee > free) refusals.push(outOfFunds())
  if (!root && owner !== undefined && owner !== coldkey)
    refusals.push(subtensor('NonAssociatedColdKey'))
  return { coldkey, hotkey, subnet, call, cost, fee, free, refusals }
}
