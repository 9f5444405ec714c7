import { I96F32 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import { mintAlpha, recycleAlpha } from '../../alpha-assets/alpha-assets.ts'
import { blockEmissionForIssuance } from '../../subtensor/coinbase/block-emission.ts'
import * as S from '../../subtensor/storage/index.ts'
import { getAllSubnetNetuids, ROOT_NETUID } from '../../subtensor/subnets/subnet.ts'
import { PalSwapInitialized, SwapBalancer } from '../../swap/storage.ts'
import { mechanismOf } from '../regime.ts'
import { EmissionRegime, EmissionValues } from '../storage.ts'

/** What each subnet got of a block's TAO until now, as I96F32 bits of 1. */
function sharesSoFar(ctx: Context, netuids: readonly number[]): Map<number, bigint> {
  const isRoot = EmissionRegime.get(ctx) === 'Root'
  const parts = netuids.map((netuid) =>
    isRoot ? EmissionValues.get(ctx, netuid) : S.SubnetAlphaOut.get(ctx, netuid),
  )
  const whole = isRoot
    ? blockEmissionForIssuance(S.TotalIssuance.get(ctx))
    : parts.reduce((sum, part) => sum + part, 0n)
  return new Map(
    netuids.map((netuid, i) => [
      netuid,
      I96F32.divOr(I96F32.fromInt(parts[i] ?? 0n), I96F32.fromInt(whole)),
    ]),
  )
}

/**
 * Gives every subnet a token with a market: its TAO faces as much alpha, so that each unit of stake is one alpha worth 1 TAO.
 * The moving price begins at the share of emission that the subnet had, as at the launch of Dynamic TAO, so that emission
 * goes on as it was.
 *
 * Upstream: migrations/migrate_rao.rs at e2b8367b8 (spec 233), for the moving price.
 */
export function openMarkets(ctx: Context): void {
  const netuids = getAllSubnetNetuids(ctx).filter((netuid) => netuid !== ROOT_NETUID)
  const shares = sharesSoFar(ctx, netuids)
  for (const netuid of netuids) {
    const tao = S.SubnetTAO.get(ctx, netuid)
    const before = S.SubnetAlphaIn.get(ctx, netuid)
    S.SubnetAlphaIn.set(ctx, netuid, tao)
    if (tao > before) mintAlpha(ctx, netuid, tao - before)
    else recycleAlpha(ctx, netuid, before - tao)
    SwapBalancer.remove(ctx, netuid)
    PalSwapInitialized.remove(ctx, netuid)
    S.SubnetMovingPrice.set(ctx, netuid, shares.get(netuid) ?? 0n)
    S.SubnetMechanism.set(ctx, netuid, mechanismOf('Dtao'))
  }
}
