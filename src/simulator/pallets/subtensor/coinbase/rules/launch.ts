import { U64F64, U96F32 } from '../../../../../amm/fixed/index.ts'
import type { Context } from '../../../../frame/context.ts'
import { mintAlpha } from '../../../alpha-assets/alpha-assets.ts'
import { noteAlpha } from '../../../devnet/alpha-ledger.ts'
import * as S from '../../storage/index.ts'
import { getSubnetAccountId } from '../../subnets/subnet.ts'
import { SwapInterface } from '../../swap-interface.ts'
import { min } from '../../utils/saturating.ts'
import { getAlphaIssuance, resolveToAlphaIn } from '../alpha-issuance.ts'
import { getBlockEmissionForIssuance } from '../block-emission.ts'
import { recycleCredit } from '../credit.ts'
import { injectTao } from '../inject.ts'
import type { Emissions } from '../subnet-emissions.ts'
import type { SubnetTerms } from '../subnet-terms.ts'
import type { Injection } from './market.ts'

/**
 * All of a subnet's TAO joins its pool, with alpha at the going price but no more than the subnet emits.
 *
 * Upstream: coinbase/run_coinbase.rs at e2b8367b8 (spec 233), `run_coinbase`, step 3.
 */
export function launchTermsOf(ctx: Context, emissions: Emissions): Map<number, SubnetTerms> {
  const terms = new Map<number, SubnetTerms>()
  for (const [netuid, taoIn] of emissions) {
    const alphaOut = U96F32.fromInt(getBlockEmissionForIssuance(ctx, getAlphaIssuance(ctx, netuid)))
    const price = U96F32.fromFixed(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64)
    const alphaIn = min(U96F32.divOr(taoIn, price, alphaOut), alphaOut)
    terms.set(netuid, { taoIn, alphaIn, alphaOut, excessTao: 0n })
  }
  return terms
}

/** Adds to the reserves and leaves the weights alone: TAO without enough alpha beside it raises the price. */
function injectAtLaunch(
  ctx: Context,
  netuids: readonly number[],
  terms: ReadonlyMap<number, SubnetTerms>,
  credit: bigint,
): void {
  let left = credit
  for (const netuid of netuids) {
    const account = getSubnetAccountId(ctx, netuid)
    const subnet = terms.get(netuid)
    if (account === undefined || subnet === undefined) continue
    const alpha = U96F32.toU64Saturating(subnet.alphaIn)
    S.SubnetAlphaInEmission.set(ctx, netuid, alpha)
    resolveToAlphaIn(ctx, netuid, mintAlpha(ctx, netuid, alpha))
    noteAlpha(ctx, netuid, 'injected', alpha)
    S.SubnetExcessTao.set(ctx, netuid, 0n)
    S.SubnetTaoInEmission.set(ctx, netuid, 0n)
    left = injectTao(ctx, netuid, account, left, U96F32.toU64Saturating(subnet.taoIn))
  }
  recycleCredit(ctx, left)
}

/** How the launch of Dynamic TAO fed pools. */
export const LAUNCH_INJECTION: Injection = { terms: launchTermsOf, inject: injectAtLaunch }
