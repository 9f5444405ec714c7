import { U64F64, U96F32 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import type { HasState } from '../../../frame/storage.ts'
import * as S from '../storage/index.ts'
import { ROOT_NETUID } from '../subnets/subnet.ts'
import { dtaoShares } from './shares/dtao.ts'
import type { EmissionRegime, Shares } from './shares/shares.ts'

/** What each subnet gets of something this block, as U96F32 bits of rao, in ascending order of netuid. */
export type Emissions = ReadonlyMap<number, bigint>

/**
 * The subnets that emit: started, with a token in trade, and open for registration.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_subnets_to_emit_to`.
 */
export function getSubnetsToEmitTo(at: HasState, netuids: readonly number[]): number[] {
  return netuids.filter(
    (netuid) =>
      netuid !== ROOT_NETUID &&
      S.FirstEmissionBlockNumber.has(at, netuid) &&
      S.SubtokenEnabled.get(at, netuid) &&
      S.NetworkRegistrationAllowed.get(at, netuid),
  )
}

/**
 * The block's TAO by subnet. What a disabled subnet would have got goes to the others; it stays listed with nothing, as its
 * alpha is emitted all the same.
 *
 * Upstream: coinbase/subnet_emissions.rs, `get_subnet_block_emissions`.
 *
 * @param blockEmission rao.
 * @param regime how shares are found; today's way where nothing is said.
 */
export function getSubnetBlockEmissions(
  ctx: Context,
  netuids: readonly number[],
  blockEmission: bigint,
  regime: EmissionRegime = dtaoShares,
): Emissions {
  const shares = enabledShares(ctx, regime(ctx, netuids))
  const whole = U64F64.fromInt(blockEmission)
  const emissions = new Map<number, bigint>()
  for (const [netuid, share] of shares)
    emissions.set(netuid, U96F32.fromFixed(U64F64.mulSaturating(whole, share), U64F64))
  return emissions
}

/** The shares with those of disabled subnets given to the enabled ones. */
function enabledShares(at: HasState, shares: Shares): Shares {
  let enabledSum = 0n
  const enabled = new Set<number>()
  for (const [netuid, share] of shares)
    if (S.SubnetEmissionEnabled.get(at, netuid)) {
      enabled.add(netuid)
      enabledSum = U64F64.addSaturating(enabledSum, share)
    }
  if (enabled.size === shares.size) return shares
  const spread = new Map<number, bigint>()
  for (const [netuid, share] of shares)
    spread.set(netuid, enabled.has(netuid) ? U64F64.divOr(share, enabledSum) : 0n)
  return spread
}
