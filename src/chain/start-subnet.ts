import { DispatchError } from '../errors/dispatch.ts'
import { makeCall } from './call.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, outOfFunds, subtensor } from './refusals.ts'
import { readSubnet, type Subnet } from './subnets.ts'
import { asBigInt, unwrap } from './values.ts'
import type { View } from './view.ts'

/** The start of a subnet's emission as it is planned. */
export interface StartSubnetPlan extends Operation {
  readonly subnet: Subnet
  /** Blocks until it may be started. */
  readonly wait: bigint
}

/**
 * Plans `start_call`, after which a subnet emits and its token is traded.
 *
 * Upstream: pallets/subtensor/src/subnets/subnet.rs, `do_start_call`.
 *
 * @throws {UsageError} `subnet_unknown`
 */
export async function planStartSubnet(
  view: View,
  request: { readonly coldkey: string; readonly netuid: number },
): Promise<StartSubnetPlan> {
  const { coldkey, netuid } = request
  const call = makeCall(view.chain, 'SubtensorModule', 'start_call', { netuid })
  const [subnet, { fee, free }, [first, delay], against] = await Promise.all([
    readSubnet(view, netuid),
    price(view, call, coldkey),
    view.read([
      ['SubtensorModule', 'FirstEmissionBlockNumber', netuid],
      ['SubtensorModule', 'StartCallDelay'],
    ]),
    accountRefusals(view, coldkey),
  ])
  const ready = BigInt(subnet.registeredAt) + asBigInt(delay) - BigInt(view.block.number + 1)
  const wait = ready < 0n ? 0n : ready
  const refusals: DispatchError[] = [...against]
  if (subnet.owner !== coldkey) refusals.push(notOwner(subnet))
  if (unwrap(first) !== undefined) refusals.push(subtensor('FirstEmissionBlockNumberAlreadySet'))
  else if (wait > 0n) refusals.push(subtensor('NeedWaitingMoreBlocksToStarCall'))
  if (fee > free) refusals.push(outOfFunds())
  return { coldkey, subnet, wait, call, cost: 0n, fee, free, refusals }
}

/** The chain says no more than that the origin is bad; the reason is known here. */
function notOwner({ netuid, owner }: Subnet): DispatchError {
  return new DispatchError('Dispatch', 'BadOrigin', {
    hints: [`Only the owner of subnet ${netuid} may start it: ${owner ?? 'nobody'}.`],
  })
}
