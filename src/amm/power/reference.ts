import { bitLength, floorDiv } from '../integers.ts'
import { expSeries, lnOfInteger, lnOfTwo, roundOff, type SeriesScale } from './series.ts'

/** The largest reduced exponent part that upstream answers exactly, by an integer root. */
export const MAX_EXACT_EXPONENT = 1024n

const GUARD_BITS = 24
const MAX_ITERATIONS = 4096

/** A power to compute: (baseNum / baseDen) ^ (expNum / expDen) × scale, all parts not negative. */
export interface PowerRatio {
  readonly baseNum: bigint
  readonly baseDen: bigint
  readonly expNum: bigint
  readonly expDen: bigint
  /** Bits of precision asked for; upstream asks for 256 in swaps and 1,024 on the way to a limit price. */
  readonly precision: number
  readonly scale: bigint
}

/**
 * What upstream answers without computing: `null` for no answer, `undefined` when it must be computed.
 */
export function trivialPower(power: PowerRatio): bigint | null | undefined {
  if (power.baseDen === 0n || power.expDen === 0n) return null
  if (power.baseNum === 0n) return 0n
  const { scale, baseNum, baseDen, expNum, expDen } = power
  if (scale < 0n || baseNum < 0n || baseDen < 0n || expNum < 0n || expDen < 0n) return null
  if (expNum === 0n) return scale
  return undefined
}

/**
 * The power as upstream computes it, step by step: an exact integer root for small exponents, and otherwise logarithm and
 * exponential series whose truncation is part of the result.
 *
 * Upstream: safe-bigmath 013c499, `SafeInt::pow_ratio_scaled`.
 *
 * @returns the scaled power, which the series can make negative far out of its range; `null` when a denominator is zero.
 */
export function powRatioScaledReference(power: PowerRatio): bigint | null {
  const trivial = trivialPower(power)
  if (trivial !== undefined) return trivial
  const { baseNum, baseDen, scale } = power
  const divisor = gcd(power.expNum, power.expDen)
  const expNum = power.expNum / divisor
  const expDen = power.expDen / divisor
  if (expNum <= MAX_EXACT_EXPONENT && expDen <= MAX_EXACT_EXPONENT)
    return rootRatioFloor(baseNum ** expNum * scale ** expDen, baseDen ** expNum, expDen)

  const requested = Math.max(power.precision, 32, bitLength(scale) + 8)
  const internal = requested + GUARD_BITS
  const series: SeriesScale = {
    bits: BigInt(internal),
    guard: BigInt(GUARD_BITS),
    iterations: Math.min(MAX_ITERATIONS, internal + 128),
  }
  const two = lnOfTwo(series)
  const lnBase = lnOfInteger(baseNum, two, series) - lnOfInteger(baseDen, two, series)
  const exponent = floorDiv(lnBase * expNum, expDen)
  const result = roundOff(expSeries(exponent, series), series)
  return (result * scale) >> BigInt(requested)
}

/** The largest r with r^degree × denominator ≤ numerator. */
export function rootRatioFloor(numerator: bigint, denominator: bigint, degree: bigint): bigint {
  let high = 1n
  while (high ** degree * denominator <= numerator) high <<= 1n
  let low = 0n
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** degree * denominator <= numerator) low = middle
    else high = middle - 1n
  }
  return low
}

/** Greatest common divisor of two integers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
