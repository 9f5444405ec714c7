import { PERQUINTILL_ONE, perquintillSubSaturating } from './fixed/perquintill.ts'
import { U64F64 } from './fixed/types.ts'
import { minOf, type Pool, U64_MAX } from './pool.ts'
import { powRatioScaled } from './power/power.ts'

// How many bits of precision upstream asks for: in a swap, and on the way to a limit price.
const SWAP_PRECISION = 256
const LIMIT_PRECISION = 1024

const POINT = 64n
const ONE = U64F64.one

/**
 * Spot price in TAO per alpha as U64F64 bits: (w1 / w2) × (tao / alpha), each quotient rounded down; 0 when alpha is 0.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `calculate_price`.
 */
export function calculatePrice({ tao, alpha, quoteWeight }: Pool): bigint {
  if (alpha === 0n || quoteWeight === 0n) return 0n
  const baseWeight = perquintillSubSaturating(PERQUINTILL_ONE, quoteWeight)
  return U64F64.mulSaturating(
    (baseWeight << POINT) / quoteWeight,
    U64F64.divOr(tao << POINT, alpha << POINT),
  )
}

/**
 * (tao / (tao + taoIn)) ^ (w2 / w1) as U64F64 bits: the share of the alpha reserve that is left after a buy.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `exp_quote_base`.
 */
export function expQuoteBase(quoteWeight: bigint, tao: bigint, taoIn: bigint): bigint {
  const baseWeight = perquintillSubSaturating(PERQUINTILL_ONE, quoteWeight)
  return minOf(expScaled(tao, minOf(tao + taoIn, U64_MAX), quoteWeight, baseWeight), ONE)
}

/**
 * (alpha / (alpha + alphaIn)) ^ (w1 / w2) as U64F64 bits: the share of the TAO reserve that is left after a sale.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `exp_base_quote`.
 */
export function expBaseQuote(quoteWeight: bigint, alpha: bigint, alphaIn: bigint): bigint {
  const baseWeight = perquintillSubSaturating(PERQUINTILL_ONE, quoteWeight)
  return minOf(expScaled(alpha, minOf(alpha + alphaIn, U64_MAX), baseWeight, quoteWeight), ONE)
}

/**
 * Alpha that `taoIn` buys from the pool, fee already off, in rao.
 *
 * Upstream: pallets/swap/src/pallet/swap_step.rs, `convert_deltas`.
 */
export function alphaOutForTao(pool: Pool, taoIn: bigint): bigint {
  return (pool.alpha * (ONE - expQuoteBase(pool.quoteWeight, pool.tao, taoIn))) >> POINT
}

/**
 * TAO that the pool pays for `alphaIn`, fee already off, in rao.
 *
 * Upstream: pallets/swap/src/pallet/swap_step.rs, `convert_deltas`.
 */
export function taoOutForAlpha(pool: Pool, alphaIn: bigint): bigint {
  return (pool.tao * (ONE - expBaseQuote(pool.quoteWeight, pool.alpha, alphaIn))) >> POINT
}

/**
 * TAO in that moves the price up from `current` to `target` (U64F64 bits): tao × ((target / current)^w1 − 1), 0 when the
 * target lies below.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `calculate_quote_delta_in`.
 */
export function taoInForPrice(
  quoteWeight: bigint,
  tao: bigint,
  current: bigint,
  target: bigint,
): bigint {
  const baseWeight = perquintillSubSaturating(PERQUINTILL_ONE, quoteWeight)
  return reserveGrowth(tao, target, current, baseWeight)
}

/**
 * Alpha in that moves the price down from `current` to `target` (U64F64 bits): alpha × ((current / target)^w2 − 1), 0 when
 * the target lies above.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `calculate_base_delta_in`.
 */
export function alphaInForPrice(
  quoteWeight: bigint,
  alpha: bigint,
  current: bigint,
  target: bigint,
): bigint {
  return reserveGrowth(alpha, current, target, quoteWeight)
}

/**
 * Alpha that must be sold to get `taoOut`, without fee, in rao.
 *
 * Upstream: pallets/swap/src/pallet/balancer.rs, `get_base_needed_for_quote`.
 */
export function alphaNeededForTao(pool: Pool, taoOut: bigint): bigint {
  const left = pool.tao > taoOut ? pool.tao - taoOut : 0n
  const baseWeight = perquintillSubSaturating(PERQUINTILL_ONE, pool.quoteWeight)
  const factor = expScaled(pool.tao, left, pool.quoteWeight, baseWeight)
  return growthAbove(pool.alpha, factor)
}

/** (before / after) ^ (exponent) as U64F64 bits; 0 where upstream's power has no answer or none that fits u64. */
function expScaled(before: bigint, after: bigint, expNum: bigint, expDen: bigint): bigint {
  if (after === 0n) return 0n
  const power = powRatioScaled({
    baseNum: before,
    baseDen: after,
    expNum,
    expDen,
    precision: SWAP_PRECISION,
    scale: PERQUINTILL_ONE,
  })
  if (power === null || power < 0n || power > U64_MAX) return 0n
  return (power << POINT) / PERQUINTILL_ONE
}

function reserveGrowth(
  reserve: bigint,
  priceNum: bigint,
  priceDen: bigint,
  weight: bigint,
): bigint {
  const power = powRatioScaled({
    baseNum: priceNum,
    baseDen: priceDen,
    expNum: weight,
    expDen: PERQUINTILL_ONE,
    precision: LIMIT_PRECISION,
    scale: PERQUINTILL_ONE,
  })
  if (power === null || power < 0n) return 0n
  return growthAbove(reserve, (minOf(power, U64_MAX) << POINT) / PERQUINTILL_ONE)
}

/** reserve × (factor − 1), rounded down and held inside u64. */
function growthAbove(reserve: bigint, factor: bigint): bigint {
  return factor > ONE ? minOf((reserve * (factor - ONE)) >> POINT, U64_MAX) : 0n
}
