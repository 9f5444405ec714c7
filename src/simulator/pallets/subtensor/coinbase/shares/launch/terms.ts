import { I96F32 } from '../../../../../../amm/fixed/index.ts'
import { addU64Saturating, min } from '../../../utils/saturating.ts'
import { blockEmissionForIssuance } from '../../block-emission.ts'
import type { LaunchSubnet } from './chain.ts'
import { launchMovingPrice, launchPrice } from './price.ts'

/** What a block does to one subnet, as I96F32 bits of rao. */
export interface LaunchTerms {
  /** TAO into the pool. */
  readonly taoIn: bigint
  /** Alpha into the pool: no more than joins at the going price, nor than the subnet may emit. */
  readonly alphaIn: bigint
  /** Alpha for participants: the subnet's own halving curve. */
  readonly alphaOut: bigint
}

/**
 * Shares a block's TAO by moving price, before anything is injected.
 *
 * The gate is upstream's: TAO stops only where registration is closed AND proof of work is open, and alpha is injected then
 * all the same.
 *
 * Upstream: coinbase/run_coinbase.rs at e2b8367b8 (spec 233), `run_coinbase`, step 3.
 *
 * @param blockEmission rao.
 */
export function launchTerms(
  subnets: readonly LaunchSubnet[],
  blockEmission: bigint,
): LaunchTerms[] {
  const whole = I96F32.fromInt(blockEmission)
  const prices = subnets.map(launchMovingPrice)
  const total = prices.reduce(I96F32.addSaturating, 0n)
  return subnets.map((subnet, index) => {
    const share = I96F32.divOr(I96F32.mulSaturating(whole, prices[index] ?? 0n), total)
    const alphaOut = I96F32.fromInt(
      blockEmissionForIssuance(addU64Saturating(subnet.alphaIn, subnet.alphaOut)),
    )
    const alphaIn = min(I96F32.divOr(share, launchPrice(subnet), alphaOut), alphaOut)
    const closed = !subnet.registrationAllowed && subnet.powRegistrationAllowed
    return { taoIn: closed ? 0n : share, alphaIn, alphaOut }
  })
}
