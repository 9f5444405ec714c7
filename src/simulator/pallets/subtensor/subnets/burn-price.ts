import { U64F64 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import { shouldRunEpoch } from '../epoch/schedule.ts'
import * as S from '../storage/index.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import { decayFactorQ32, mulByQ32 } from '../utils/q32.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from './subnet.ts'

/** A price held between the subnet's bounds; the upper one wins. */
function bounded(at: HasState, netuid: number, burn: bigint): bigint {
  const least = S.MinBurn.get(at, netuid)
  const most = S.MaxBurn.get(at, netuid)
  const raised = burn < least ? least : burn
  return raised > most ? most : raised
}

/**
 * Lets the price of joining decay on every subnet, and begins to count the registrations of the block.
 *
 * Upstream: subnets/registration.rs, `update_registration_prices_for_networks`.
 */
export function updateRegistrationPricesForNetworks(ctx: Context): void {
  const block = getCurrentBlockAsU64(ctx)
  for (const netuid of getAllSubnetNetuids(ctx)) {
    const burn = S.Burn.get(ctx, netuid)
    const halfLife = S.BurnHalfLife.get(ctx, netuid)
    const decays = halfLife > 0 && block > 1n
    const decayed = decays ? mulByQ32(burn, decayFactorQ32(halfLife)) : burn
    const next = bounded(ctx, netuid, decayed)
    if (next !== burn) S.Burn.set(ctx, netuid, next)
    S.RegistrationsThisBlock.set(ctx, netuid, 0)
    // Root alone still admits by interval; its interval is its tempo.
    if (netuid === ROOT_NETUID && shouldRunEpoch(ctx, netuid, block))
      S.RegistrationsThisInterval.set(ctx, netuid, 0)
  }
}

/**
 * Raises the price of joining after a registration, at once.
 *
 * Upstream: subnets/registration.rs, `bump_registration_price_after_registration`.
 */
export function bumpRegistrationPriceAfterRegistration(at: HasState, netuid: number): void {
  if (netuid === ROOT_NETUID) return
  const step = S.BurnIncreaseMult.get(at, netuid)
  const factor = step > U64F64.one ? step : U64F64.one
  const raised = U64F64.mulSaturating(U64F64.fromInt(S.Burn.get(at, netuid)), factor)
  S.Burn.set(at, netuid, bounded(at, netuid, U64F64.toU64Saturating(raised)))
}
