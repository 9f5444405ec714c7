import { ESTIMATE_PLACES, estimateError, estimatePower } from './estimate.ts'
import {
  gcd,
  MAX_EXACT_EXPONENT,
  type PowerRatio,
  powRatioScaledReference,
  trivialPower,
} from './reference.ts'

/** From this precision on, upstream's series lie within 2^-80 of the power wherever an estimate is tried. */
const MIN_PRECISION = 256

/**
 * (baseNum / baseDen) ^ (expNum / expDen) × scale, rounded down: bit for bit what {@link powRatioScaledReference} gives, some
 * hundred times faster.
 *
 * Ziv's strategy: estimate with a proven error, and compute exactly only where the floor is in doubt. Upstream's exact path
 * gives the true floor. Its series are off by less than 2^-80 where an estimate is tried: with P ≥ 280 internal places,
 * each logarithm is off by 2^25 units (the last term taken is below 2^24, ratios are at most 1/2, and 4,096 roundings of
 * two units), 258 of them by 2^34, times an exponent of at most 128 by 2^41; e^x doubles such an error at most, grows it by
 * e^x < 2^93, and adds 2^12 roundings grown by e^|x|: less than 2^136 units of 2^-280, times a scale of at most 2^64. Both
 * fit in the two units of 2^-64 that `estimateError` has to spare.
 *
 * Upstream: safe-bigmath 013c499, `SafeInt::pow_ratio_scaled`.
 *
 * @returns `null` when a denominator is zero or an argument negative.
 */
export function powRatioScaled(power: PowerRatio): bigint | null {
  const trivial = trivialPower(power)
  if (trivial !== undefined) return trivial
  const { baseNum, baseDen, expNum, expDen, scale } = power
  if (expNum === expDen) return (baseNum * scale) / baseDen
  if (baseNum === baseDen) return scale
  if (power.precision < MIN_PRECISION) return powRatioScaledReference(power)

  const estimate = estimatePower(baseNum, baseDen, expNum, expDen, scale)
  if (typeof estimate === 'bigint') {
    const error = estimateError(estimate, expNum, expDen)
    const low = (estimate - error) >> ESTIMATE_PLACES
    const high = (estimate + error) >> ESTIMATE_PLACES
    return low === high ? low : resolve(power, low, high)
  }
  return estimate === 'vanishing' && isExact(power) ? 0n : powRatioScaledReference(power)
}

/** The floor, known to lie between `low` and `high`. */
function resolve(power: PowerRatio, low: bigint, high: bigint): bigint | null {
  if (!isExact(power)) return powRatioScaledReference(power)
  const divisor = gcd(power.expNum, power.expDen)
  const root = power.expDen / divisor
  const numerator = power.baseNum ** (power.expNum / divisor) * power.scale ** root
  const denominator = power.baseDen ** (power.expNum / divisor)
  let [from, to] = [low < 0n ? 0n : low, high]
  while (from < to) {
    const middle = (from + to + 1n) >> 1n
    if (middle ** root * denominator <= numerator) from = middle
    else to = middle - 1n
  }
  return from
}

/** Whether upstream takes the integer root instead of the series. */
function isExact({ expNum, expDen }: PowerRatio): boolean {
  const divisor = gcd(expNum, expDen)
  return expNum / divisor <= MAX_EXACT_EXPONENT && expDen / divisor <= MAX_EXACT_EXPONENT
}
