import { bitLength, floorDiv } from '../integers.ts'

/** A fixed-point scale of 2^bits whose lowest `guard` bits are rounded away at the end. */
export interface SeriesScale {
  readonly bits: bigint
  readonly guard: bigint
  /** The most terms that a series may take. */
  readonly iterations: number
}

/** Drops the guard bits, to the nearest integer, halves away from zero. */
export function roundOff(value: bigint, { guard }: SeriesScale): bigint {
  const half = 1n << (guard - 1n)
  return value < 0n ? -((-value + half) >> guard) : (value + half) >> guard
}

/**
 * ln(1 + x) by its Taylor series, ended by the first term below the guard bits. Every division goes towards −∞ and the end
 * leaves an error that results rely on, so the order of operations is upstream's (safe-bigmath, `ln1p_fixed`).
 */
export function ln1pSeries(x: bigint, scale: SeriesScale): bigint {
  const least = 1n << scale.guard
  let term = x
  let result = x
  let rounded = roundOff(result, scale)
  for (let n = 2; n <= scale.iterations; n++) {
    term = (term * x) >> scale.bits
    const next = floorDiv(term, BigInt(n))
    if (next === 0n) break
    result = n % 2 === 0 ? result - next : result + next
    const now = roundOff(result, scale)
    if ((next < 0n ? -next : next) < least || now === rounded) break
    rounded = now
  }
  return result
}

/** e^x by its Taylor series, ended as `ln1pSeries` is (safe-bigmath, `exp_fixed`). */
export function expSeries(x: bigint, scale: SeriesScale): bigint {
  const least = 1n << scale.guard
  let term = 1n << scale.bits
  let result = term
  let rounded = roundOff(result, scale)
  for (let n = 1; n <= scale.iterations; n++) {
    term = floorDiv(term * x, BigInt(n) << scale.bits)
    if (term === 0n) break
    result += term
    const now = roundOff(result, scale)
    if ((term < 0n ? -term : term) < least || now === rounded) break
    rounded = now
  }
  return result
}

/** Natural logarithm of a positive integer, from its mantissa in [0.75, 1.5) (safe-bigmath, `ln_biguint`). */
export function lnOfInteger(value: bigint, lnTwo: bigint, scale: SeriesScale): bigint {
  const one = 1n << scale.bits
  let shift = BigInt(bitLength(value) - 1)
  let mantissa = (value << scale.bits) >> shift
  if (mantissa >= one + (one >> 1n)) {
    mantissa >>= 1n
    shift += 1n
  }
  return ln1pSeries(mantissa - one, scale) + lnTwo * shift
}

const twos = new Map<bigint, bigint>()

/** ln 2 as −ln(1 − ½), with upstream's error. Kept, because every power at one precision needs the same. */
export function lnOfTwo(scale: SeriesScale): bigint {
  const known = twos.get(scale.bits)
  if (known !== undefined) return known
  const value = -ln1pSeries(-(1n << (scale.bits - 1n)), scale)
  twos.set(scale.bits, value)
  return value
}
