/**
 * A decimal floating-point number, mantissa × 10^exponent, never negative. A normalized mantissa is over 10^20 and at most
 * 10^21, so that a rao more or less of any stake shows; zero is 0 × 10^0.
 */
export interface SafeFloat {
  readonly mantissa: bigint
  readonly exponent: bigint
}

/** The largest mantissa. */
export const SAFE_FLOAT_MAX = 10n ** 21n

const SAFE_FLOAT_MAX_EXP = 21n
const MIN_MANTISSA = SAFE_FLOAT_MAX / 10n
const I64_MIN = -(1n << 63n)
const I64_MAX = (1n << 63n) - 1n
const U64_MAX = (1n << 64n) - 1n

export const ZERO: SafeFloat = { mantissa: 0n, exponent: 0n }

const POWERS = Array.from({ length: 23 }, (_, exponent) => 10n ** BigInt(exponent))

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent)
}

/** 10^exponent, but never over 10^22: a greater power wipes out any mantissa anyway. */
function cappedPowerOfTen(exponent: bigint): bigint {
  return POWERS[Number(exponent < 22n ? exponent : 22n)] ?? 1n
}

/** `undefined` where the exponent leaves i64. */
function normalized(mantissa: bigint, exponent: bigint): SafeFloat | undefined {
  if (mantissa === 0n) return ZERO
  let m = mantissa
  let e = exponent
  if (m > SAFE_FLOAT_MAX || m <= MIN_MANTISSA) {
    // Nearly all of the way at once. A double may miss the number of digits by one: a digit too many can still be cut.
    const excess = Math.floor(Math.log10(Number(m))) - 20
    const steps = excess > 0 ? excess - 1 : excess
    if (steps > 0) m /= powerOfTen(steps)
    else if (steps < 0) m *= powerOfTen(-steps)
    if (steps !== 0) e += BigInt(steps)
    while (m > SAFE_FLOAT_MAX) {
      m /= 10n
      e += 1n
    }
    while (m <= MIN_MANTISSA) {
      m *= 10n
      e -= 1n
    }
  }
  return e < I64_MIN || e > I64_MAX ? undefined : { mantissa: m, exponent: e }
}

/**
 * mantissa × 10^exponent, or `undefined` where the mantissa is over {@link SAFE_FLOAT_MAX} or the exponent leaves i64.
 *
 * Upstream: primitives/share-pool/src/lib.rs, `SafeFloat::new`.
 */
export function safeFloat(mantissa: bigint, exponent: bigint): SafeFloat | undefined {
  return mantissa > SAFE_FLOAT_MAX ? undefined : normalized(mantissa, exponent)
}

/** A u64 as it is. */
export function fromU64(value: bigint): SafeFloat {
  return safeFloat(value, 0n) ?? ZERO
}

/** U64F64 bits, the fraction cut to the digits of a mantissa. */
export function fromU64F64(bits: bigint): SafeFloat {
  const fraction = div(fromU64(bits & U64_MAX), fromU64(1n << 64n)) ?? ZERO
  return add(fromU64(bits >> 64n), fraction) ?? ZERO
}

export function isZero(value: SafeFloat): boolean {
  return value.mantissa === 0n
}

/** The integer at or below, held inside u64. */
export function toU64({ mantissa, exponent }: SafeFloat): bigint {
  const whole =
    exponent >= 0n
      ? mantissa * (exponent === 0n ? 1n : cappedPowerOfTen(exponent))
      : mantissa / cappedPowerOfTen(-exponent)
  return whole > U64_MAX ? U64_MAX : whole
}

/** a / b, digits beyond the mantissa cut off; `undefined` when b is zero. */
export function div(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (b.mantissa === 0n) return undefined
  const exponent = a.exponent - b.exponent - SAFE_FLOAT_MAX_EXP
  return normalized((a.mantissa * SAFE_FLOAT_MAX) / b.mantissa, exponent)
}

/** a × b / c with one rounding, down; `undefined` when c is zero. */
export function mulDiv(a: SafeFloat, b: SafeFloat, c: SafeFloat): SafeFloat | undefined {
  if (c.mantissa === 0n) return undefined
  return normalized((a.mantissa * b.mantissa) / c.mantissa, a.exponent + b.exponent - c.exponent)
}

/** a + b, the smaller one cut to the digits of the greater. */
export function add(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (isZero(a)) return b
  if (isZero(b)) return a
  const [left, right, exponent] = aligned(a, b)
  return normalized(left + right, exponent)
}

/** a − b, not below zero, the smaller one cut to the digits of the greater; `undefined` when only a is zero. */
export function sub(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (isZero(b)) return a
  if (isZero(a)) return undefined
  const [left, right, exponent] = aligned(a, b)
  return normalized(left > right ? left - right : 0n, exponent)
}

function aligned(a: SafeFloat, b: SafeFloat): [left: bigint, right: bigint, exponent: bigint] {
  return a.exponent >= b.exponent
    ? [a.mantissa, b.mantissa / cappedPowerOfTen(a.exponent - b.exponent), a.exponent]
    : [a.mantissa / cappedPowerOfTen(b.exponent - a.exponent), b.mantissa, b.exponent]
}
