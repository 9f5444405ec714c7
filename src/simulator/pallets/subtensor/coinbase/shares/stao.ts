import { I96F32, U96F32 } from '../../../../../amm/fixed/index.ts'

/** Rao of TAO staked into subnets: netuid → rao, in any order that is to be kept. */
export type StakedTao = ReadonlyMap<number, bigint>

/** A share as a fraction that nothing rounds. */
export interface ExactShare {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * STAO: the share of a subnet is the TAO staked into it over the TAO staked into all, taoᵢ / Σ taoⱼ. The fractions are exact
 * and add up to 1; where nothing is staked there are none, and nothing is emitted.
 *
 * Stake is one to one, so a stake of another subnet only changes the denominator: nobody's stake moves.
 */
export function staoShares(staked: StakedTao): Map<number, ExactShare> {
  const denominator = sumOf(staked)
  const shares = new Map<number, ExactShare>()
  if (denominator > 0n)
    for (const [netuid, numerator] of staked) shares.set(netuid, { numerator, denominator })
  return shares
}

/**
 * What each subnet gets of a block's TAO, as U96F32 bits of rao: blockEmission · taoᵢ · 2³² / Σ taoⱼ, rounded down once. Its
 * whole rao are therefore ⌊blockEmission · taoᵢ / Σ taoⱼ⌋, and what the floors leave is less than a rao a subnet.
 *
 * @param blockEmission rao.
 */
export function staoEmissions(staked: StakedTao, blockEmission: bigint): Map<number, bigint> {
  const emissions = new Map<number, bigint>()
  for (const [netuid, { numerator, denominator }] of staoShares(staked))
    emissions.set(netuid, (U96F32.fromInt(blockEmission) * numerator) / denominator)
  return emissions
}

/** A subnet of the development build: how its token trades, and the rao of TAO in its reserve. */
export interface ReserveSubnet {
  readonly mechanism: number
  readonly tao: bigint
}

/**
 * Rao of a block by TAO reserve, as a development build of Dynamic TAO still shared them: first among mechanisms, then among
 * the subnets of each, every quotient and product cut to 32 bits behind the point. It is STAO's rule, rounded more.
 *
 * Upstream: coinbase/run_coinbase.rs at 1629c559b (spec 218), `run_coinbase`, steps 4 and 5.
 *
 * @param subnets netuid → subnet, without root.
 */
export function reserveEmissions(
  subnets: ReadonlyMap<number, ReserveSubnet>,
  blockEmission: bigint,
): Map<number, bigint> {
  const byMechanism = new Map<number, bigint>()
  let total = 0n
  for (const { mechanism, tao } of subnets.values()) {
    const reserve = I96F32.fromInt(tao)
    byMechanism.set(mechanism, I96F32.addSaturating(byMechanism.get(mechanism) ?? 0n, reserve))
    total = I96F32.addSaturating(total, reserve)
  }
  const emissions = new Map<number, bigint>()
  for (const [netuid, { mechanism, tao }] of subnets) {
    const whole = byMechanism.get(mechanism) ?? 0n
    const ofMechanism = I96F32.mulSaturating(
      I96F32.divOr(whole, total),
      I96F32.fromInt(blockEmission),
    )
    const share = I96F32.divOr(I96F32.fromInt(tao), whole)
    emissions.set(netuid, I96F32.toIntFloor(I96F32.mulSaturating(ofMechanism, share)))
  }
  return emissions
}

function sumOf(staked: StakedTao): bigint {
  let sum = 0n
  for (const tao of staked.values()) sum += tao
  return sum
}
