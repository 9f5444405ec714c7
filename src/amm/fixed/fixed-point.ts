import { decimalOf } from './decimal.ts'
import { bitsOfNumber } from './number.ts'

/** What tells one fixed-point type from another. */
export interface FixedPointShape {
  /** Width of the whole number in bits, the sign included. */
  readonly bits: number
  /** How many of those bits lie behind the point. */
  readonly frac: number
  readonly signed: boolean
}

/**
 * The named operations of one fixed-point type. A value is its raw bits as a `bigint` (number × 2^frac), so that nothing
 * is allocated but the result; every operation takes and gives values of this type unless it says otherwise.
 *
 * Multiplication rounds towards −∞ and division towards zero, as substrate-fixed v0.6.0 does.
 */
export interface FixedPoint extends FixedPointShape {
  readonly name: string
  readonly min: bigint
  readonly max: bigint
  readonly one: bigint

  /** An integer, held inside the type's range (`saturating_from_num`). */
  fromInt(integer: bigint): bigint
  /** An integer, wrapped around the type's range (`from_num` in a release build). */
  fromIntWrapping(integer: bigint): bigint
  /** A double, to the nearest value with ties to even; for constants of upstream's source, never for money. */
  fromNumber(value: number): bigint
  /** A value of another type, its surplus fraction dropped towards −∞, held inside the range. */
  fromFixed(value: bigint, source: FixedPointShape): bigint
  /** The integer at or below the value (`to_num`). */
  toIntFloor(value: bigint): bigint
  /** `toIntFloor`, held inside u64 (`saturating_to_num::<u64>`). */
  toU64Saturating(value: bigint): bigint
  /** `toIntFloor`, held inside an integer of `bits` bits. */
  toIntSaturating(value: bigint, bits: number, signed?: boolean): bigint

  addSaturating(a: bigint, b: bigint): bigint
  subSaturating(a: bigint, b: bigint): bigint
  mulSaturating(a: bigint, b: bigint): bigint
  /** @throws {RangeError} when `b` is zero, where upstream panics. */
  divSaturating(a: bigint, b: bigint): bigint
  /** `undefined` on overflow. */
  addChecked(a: bigint, b: bigint): bigint | undefined
  subChecked(a: bigint, b: bigint): bigint | undefined
  mulChecked(a: bigint, b: bigint): bigint | undefined
  /** `undefined` on overflow and when `b` is zero. */
  divChecked(a: bigint, b: bigint): bigint | undefined
  /** The quotient, or `otherwise` on overflow and when `b` is zero (`safe_div_or`; `safe_div` with 0). */
  divOr(a: bigint, b: bigint, otherwise?: bigint): bigint
  mulWrapping(a: bigint, b: bigint): bigint
  /** @throws {RangeError} when `b` is zero, where upstream panics. */
  divWrapping(a: bigint, b: bigint): bigint

  negChecked(value: bigint): bigint | undefined
  negSaturating(value: bigint): bigint
  absSaturating(value: bigint): bigint
  /** |a − b|, held inside the range. */
  absDiff(a: bigint, b: bigint): bigint
  /** The largest whole value at or below. */
  floor(value: bigint): bigint
  ceilSaturating(value: bigint): bigint
  /** To the nearest whole value, ties away from zero. */
  roundSaturating(value: bigint): bigint
  /** What lies above `floor`; never negative. */
  fraction(value: bigint): bigint
  /** Raw bits of any size, cut to the type's width. */
  wrap(value: bigint): bigint
  /** The shortest decimal that names the value, as upstream prints it. */
  toDecimal(value: bigint): string
}

const U64_MAX = (1n << 64n) - 1n

/**
 * Makes the operations of a fixed-point type.
 *
 * Upstream: substrate-fixed v0.6.0 (encointer), `arith.rs`, `traits.rs`, `macros_frac.rs`; `safe_div` from
 * primitives/safe-math.
 */
export function fixedPoint(shape: FixedPointShape): FixedPoint {
  const { bits, frac, signed } = shape
  const shift = BigInt(frac)
  const max = (1n << BigInt(signed ? bits - 1 : bits)) - 1n
  const min = signed ? -max - 1n : 0n
  const one = 1n << shift
  const fractionMask = one - 1n
  const half = one >> 1n

  const clamp = (value: bigint) => (value > max ? max : value < min ? min : value)
  const fitting = (value: bigint) => (value > max || value < min ? undefined : value)
  const wrap = signed
    ? (value: bigint) => BigInt.asIntN(bits, value)
    : (value: bigint) => BigInt.asUintN(bits, value)
  const floor = (value: bigint) => (value >> shift) << shift
  const toIntSaturating = (value: bigint, width: number, intoSigned = false) => {
    const top = (1n << BigInt(intoSigned ? width - 1 : width)) - 1n
    const bottom = intoSigned ? -top - 1n : 0n
    const integer = value >> shift
    return integer > top ? top : integer < bottom ? bottom : integer
  }
  const divOr = (a: bigint, b: bigint, otherwise = 0n) => {
    if (b === 0n) return otherwise
    const quotient = (a << shift) / b
    return quotient > max || quotient < min ? otherwise : quotient
  }

  return {
    name: `${signed ? 'I' : 'U'}${bits - frac}F${frac}`,
    bits,
    frac,
    signed,
    min,
    max,
    one,
    fromInt: (integer) => clamp(integer << shift),
    fromIntWrapping: (integer) => wrap(integer << shift),
    fromNumber: (value) => clamp(bitsOfNumber(value, frac)),
    fromFixed: (value, source) =>
      clamp(
        source.frac > frac
          ? value >> BigInt(source.frac - frac)
          : value << BigInt(frac - source.frac),
      ),
    toIntFloor: (value) => value >> shift,
    toU64Saturating: (value) => {
      const integer = value >> shift
      return integer > U64_MAX ? U64_MAX : integer < 0n ? 0n : integer
    },
    toIntSaturating,
    addSaturating: (a, b) => clamp(a + b),
    subSaturating: (a, b) => clamp(a - b),
    mulSaturating: (a, b) => clamp((a * b) >> shift),
    divSaturating: (a, b) => clamp((a << shift) / b),
    addChecked: (a, b) => fitting(a + b),
    subChecked: (a, b) => fitting(a - b),
    mulChecked: (a, b) => fitting((a * b) >> shift),
    divChecked: (a, b) => (b === 0n ? undefined : fitting((a << shift) / b)),
    divOr,
    mulWrapping: (a, b) => wrap((a * b) >> shift),
    divWrapping: (a, b) => wrap((a << shift) / b),
    negChecked: (value) => fitting(-value),
    negSaturating: (value) => clamp(-value),
    absSaturating: (value) => clamp(value < 0n ? -value : value),
    absDiff: (a, b) => clamp(a < b ? b - a : a - b),
    floor,
    ceilSaturating: (value) => clamp(floor(value + fractionMask)),
    roundSaturating: (value) => clamp(value < 0n ? -floor(-value + half) : floor(value + half)),
    fraction: (value) => value & fractionMask,
    wrap,
    toDecimal: (value) => decimalOf(value, shape),
  }
}
