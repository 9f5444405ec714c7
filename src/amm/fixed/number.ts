const double = new Float64Array(1)
const words = new BigUint64Array(double.buffer)

/**
 * `value` × 2^`frac` to the nearest integer, ties to even: how substrate-fixed reads an f64 (`float_helper.rs`).
 *
 * @throws {RangeError} when `value` is not finite.
 */
export function bitsOfNumber(value: number, frac: number): bigint {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`)
  double[0] = value
  const word = words[0] ?? 0n
  const biased = Number((word >> 52n) & 0x7ffn)
  const mantissa = (word & 0xf_ffff_ffff_ffffn) | (biased > 0 ? 1n << 52n : 0n)
  const exponent = Math.max(biased, 1) - 1075 + frac
  const magnitude = exponent >= 0 ? mantissa << BigInt(exponent) : roundedShift(mantissa, -exponent)
  return value < 0 ? -magnitude : magnitude
}

function roundedShift(value: bigint, places: number): bigint {
  const shift = BigInt(places)
  const quotient = value >> shift
  const remainder = value - (quotient << shift)
  const half = 1n << (shift - 1n)
  const up = remainder > half || (remainder === half && (quotient & 1n) === 1n)
  return up ? quotient + 1n : quotient
}
