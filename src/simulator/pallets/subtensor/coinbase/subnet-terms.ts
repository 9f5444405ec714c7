import { U64F64, U96F32 } from '../../../../amm/fixed/index.ts'
import type { Context } from '../../../frame/context.ts'
import { SwapInterface } from '../swap-interface.ts'
import { getAlphaIssuance } from './alpha-issuance.ts'
import { getBlockEmissionForIssuance } from './block-emission.ts'
import { rootProportion } from './root-proportion.ts'
import type { Emissions } from './subnet-emissions.ts'

/** What a block does to one subnet, as U96F32 bits of rao. */
export interface SubnetTerms {
  /** TAO into the pool. */
  readonly taoIn: bigint
  /** Alpha into the pool. */
  readonly alphaIn: bigint
  /** Alpha for participants. */
  readonly alphaOut: bigint
  /** TAO with which the chain buys alpha. */
  readonly excessTao: bigint
}

/**
 * Splits each subnet's TAO into what joins the pool, with alpha at the going price, and an excess. Alpha joins only up to
 * the root proportion of the subnet's own emission, so an older subnet gets less liquidity and more purchases.
 *
 * Upstream: coinbase/run_coinbase.rs, `get_subnet_terms`.
 */
export function getSubnetTerms(ctx: Context, emissions: Emissions): Map<number, SubnetTerms> {
  const terms = new Map<number, SubnetTerms>()
  for (const [netuid, tao] of emissions) {
    const alphaOut = U96F32.fromInt(getBlockEmissionForIssuance(ctx, getAlphaIssuance(ctx, netuid)))
    const price = U96F32.fromFixed(SwapInterface.currentAlphaPrice(ctx, netuid), U64F64)
    const wanted = U96F32.divOr(tao, price)
    const cap = U96F32.mulSaturating(rootProportion(ctx, netuid), alphaOut)
    const alphaIn = wanted > cap ? cap : wanted
    const taoIn = wanted > cap ? U96F32.mulSaturating(cap, price) : tao
    terms.set(netuid, { taoIn, alphaIn, alphaOut, excessTao: U96F32.subSaturating(tao, taoIn) })
  }
  return terms
}
