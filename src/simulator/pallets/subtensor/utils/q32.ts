const ONE = 1n << 32n
const HALF = 1n << 31n
const U64_MAX = (1n << 64n) - 1n

/** value × factor / 2^32, rounded down and held inside u64. Upstream: utils/misc.rs, `mul_by_q32`. */
export function mulByQ32(value: bigint, factor: bigint): bigint {
  const product = (value * factor) >> 32n
  return product > U64_MAX ? U64_MAX : product
}

/** base^exponent, both of 2^32, by squaring. Upstream: utils/misc.rs, `pow_q32`. */
export function powQ32(base: bigint, exponent: number): bigint {
  let result = ONE
  let factor = base
  for (let left = exponent; left > 0; left >>= 1) {
    if (left % 2 === 1) result = mulByQ32(result, factor)
    if (left > 1) factor = mulByQ32(factor, factor)
  }
  return result
}

const factors = new Map<number, bigint>()

/**
 * The largest factor of 2^32 that halves a price in `halfLife` blocks or sooner; 1 for a half-life of 0.
 *
 * Upstream: utils/misc.rs, `decay_factor_q32`.
 */
export function decayFactorQ32(halfLife: number): bigint {
  const known = factors.get(halfLife)
  if (known !== undefined) return known
  const factor = bisected(halfLife)
  factors.set(halfLife, factor)
  return factor
}

function bisected(halfLife: number): bigint {
  if (halfLife === 0) return ONE
  let low = 0n
  let high = ONE
  while (low + 1n < high) {
    const middle = low + ((high - low) >> 1n)
    if (powQ32(middle, halfLife) > HALF) high = middle
    else low = middle
  }
  return low
}
