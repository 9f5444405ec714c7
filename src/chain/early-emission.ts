import { I96F32 } from '../amm/fixed/index.ts'
import { spotPriceBits } from '../amm/market.ts'
import { readAllSubnets, type Subnet } from './subnets.ts'
import { asBigInt } from './values.ts'
import type { View } from './view.ts'

/**
 * A subnet as the transactions of the next block find it. Early runtimes (spec 218) put a whole block's emission into the pool
 * before they look at any transaction, so that a trade never meets the reserves that storage shows. Newer ones keep what
 * they put in beside the reserves, or have their own simulation: there the subnet stays as it is.
 *
 * What such a runtime sells of root's dividends is not foretold; without stake on root there is none.
 *
 * Upstream: pallets/subtensor/src/coinbase/run_coinbase.rs at 1629c559b (spec 218), steps 4 to 6.
 */
export async function asNextBlockFinds(view: View, subnet: Subnet): Promise<Subnet> {
  const { market, pool } = subnet
  const early = !view.has('Swap', 'FeeRate') && !view.has('SubtensorModule', 'SubnetTaoInEmission')
  if (!early || market.kind !== 'pool') return subnet
  const [all, [issuance], rules] = await Promise.all([
    readAllSubnets(view),
    view.read([['SubtensorModule', 'TotalIssuance']]),
    emissionRules(),
  ])
  const whole = rules.blockEmissionForIssuance(asBigInt(issuance))
  const reserves = all.filter(({ netuid }) => netuid !== 0).map(reserveOf)
  const tao = rules.reserveEmissions(new Map(reserves), whole).get(subnet.netuid) ?? 0n
  const alpha = alphaIntoPool(pool, tao, whole, rules.blockEmissionForIssuance(alphaIssued(subnet)))
  const next = { ...pool, tao: pool.tao + tao, alpha: pool.alpha + alpha }
  const nextMarket = { ...market, ...next }
  return { ...subnet, pool: next, market: nextMarket, price: spotPriceBits(nextMarket) }
}

/** Loaded here, because hardly any chain needs it. */
async function emissionRules() {
  const [{ blockEmissionForIssuance }, { reserveEmissions }] = await Promise.all([
    import('../simulator/pallets/subtensor/coinbase/block-emission.ts'),
    import('../simulator/pallets/subtensor/coinbase/shares/stao.ts'),
  ])
  return { blockEmissionForIssuance, reserveEmissions }
}

function reserveOf({ netuid, pool, dynamic }: Subnet) {
  return [netuid, { mechanism: dynamic ? 1 : 0, tao: pool.tao }] as const
}

function alphaIssued({ pool, alphaOut }: Subnet): bigint {
  return pool.alpha + alphaOut
}

/**
 * Rao of alpha that a block puts into the pool: the curve's emission by the smaller of price and share over the larger.
 *
 * @param tao rao of TAO that the subnet gets of the block's `whole` emission.
 * @param curve rao that the subnet's token emits in a block.
 */
export function alphaIntoPool(
  pool: Subnet['pool'],
  tao: bigint,
  whole: bigint,
  curve: bigint,
): bigint {
  const share = I96F32.divOr(I96F32.fromInt(tao), I96F32.fromInt(whole))
  const price = I96F32.divOr(I96F32.fromInt(pool.tao), I96F32.fromInt(pool.alpha))
  const ratio = price <= share ? I96F32.divOr(price, share) : I96F32.divOr(share, price)
  return I96F32.toU64Saturating(I96F32.mulSaturating(ratio, I96F32.fromInt(curve)))
}
