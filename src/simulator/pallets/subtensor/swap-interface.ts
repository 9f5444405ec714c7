import { type SubnetPools, SwapHandler } from '../swap/index.ts'
import { decreaseProvidedAlphaReserve, decreaseProvidedTaoReserve } from './staking/reserves.ts'
import * as S from './storage/index.ts'
import { ifSubnetExist } from './subnets/subnet.ts'

/** The pools of this pallet's subnets, as the Swap pallet sees them. */
export const subnetPools: SubnetPools = {
  exists: ifSubnetExist,
  mechanism: (ctx, netuid) => S.SubnetMechanism.get(ctx, netuid),
  taoReserve: (ctx, netuid) => S.SubnetTAO.get(ctx, netuid),
  alphaReserve: (ctx, netuid) => S.SubnetAlphaIn.get(ctx, netuid),
  decreaseTaoReserve: decreaseProvidedTaoReserve,
  decreaseAlphaReserve: decreaseProvidedAlphaReserve,
}

/** Swaps against the pools of this pallet's subnets (upstream's `T::SwapInterface`). */
export const SwapInterface = new SwapHandler(subnetPools)
