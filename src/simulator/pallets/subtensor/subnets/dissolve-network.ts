import type { Context } from '../../../frame/context.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import { purgeNetuid } from '../../commitments/purge.ts'
import { Errors } from '../errors.ts'
import { Event } from '../events/index.ts'
import { finalizeAllSubnetRootDividends } from '../staking/root-claimable.ts'
import { SwapInterface } from '../swap-interface.ts'
import { destroyAlphaInOutStakes } from './destroy-stakes.ts'
import { removeNetwork } from './remove-network.ts'
import { ifSubnetExist, ROOT_NETUID } from './subnet.ts'

/**
 * Ends a subnet: its TAO goes to those who hold its alpha, then everything about it goes.
 *
 * Upstream: coinbase/root.rs, `do_dissolve_network`.
 *
 * @throws {DispatchFailure} SubnetNotExists.
 */
export function doDissolveNetwork(ctx: Context, netuid: number): void {
  ensure(ifSubnetExist(ctx, netuid) && netuid !== ROOT_NETUID, Errors.SubnetNotExists)
  finalizeAllSubnetRootDividends(ctx, netuid)
  destroyAlphaInOutStakes(ctx, netuid)
  SwapInterface.clearProtocolLiquidity(ctx, netuid)
  purgeNetuid(ctx, netuid)
  removeNetwork(ctx, netuid)
  ctx.deposit(Event.NetworkRemoved(netuid))
}
