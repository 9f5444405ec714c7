import { I32F32 } from '../../../../../amm/fixed/index.ts'

/**
 * I32F32 for the epoch's vectors and matrices: raw bits (value × 2^32) as an integer `number`.
 *
 * A day of a full network is some 10^9 operations, too many for `bigint`. Within 53 bits, far more than normalised
 * weights, stakes and bonds take, every operation here gives exactly what {@link I32F32} gives; where an intermediate
 * might need more, it asks that type.
 */
export type Bits = number

/** 1.0 */
export const ONE: Bits = 2 ** 32
const U16_MAX = 65535

/** Raw bits of {@link I32F32} as a number; exact below 2^53. */
export function fromRaw(raw: bigint): Bits {
  return Number(raw)
}

/** `saturating_mul`: the product, rounded towards −∞. */
export function mulFloor(a: Bits, b: Bits): Bits {
  // The only rounding is of a × b, by at most 2^10 below 2^64: a quarter of a millionth of what is left of it here.
  const estimate = a * b * 2 ** -32
  const whole = Math.floor(estimate)
  const above = estimate - whole
  const isCertain = above > 2 ** -22 && above < 1 - 2 ** -22
  return isCertain && estimate < ONE && estimate > -ONE ? whole : mulInDoubt(a, b)
}

function mulInDoubt(a: Bits, b: Bits): Bits {
  if (a < 0) return b < 0 ? productFloor(-a, -b) : 0 - productCeil(-a, b)
  return b < 0 ? 0 - productCeil(a, -b) : productFloor(a, b)
}

/**
 * `safe_div`: the quotient, rounded down; 0 for a zero divisor. Operands must not be negative. Both may be in any one
 * unit, such as whole numbers instead of bits: the ratio is the same.
 */
export function divFloor(a: Bits, b: Bits): Bits {
  const estimate = (a / b) * ONE
  const whole = Math.floor(estimate)
  const above = estimate - whole
  // The quotient is off by at most 2^-53 of itself and the scaling by nothing: inside these bounds the floor is certain.
  const doubt = estimate * 2 ** -52
  return above > doubt && above < 1 - doubt ? whole : divInDoubt(a, b, estimate)
}

function divInDoubt(a: Bits, b: Bits, estimate: number): Bits {
  if (b === 0 || a === 0) return 0
  if (a === b) return ONE
  if (estimate >= 2 ** 51 || b >= 2 ** 51) return fromRaw(I32F32.divOr(BigInt(a), BigInt(b)))
  const nearest = Math.round(estimate)
  const product = productFloor(nearest, b)
  return product > a || (product === a && productLow(nearest, b) > 0) ? nearest - 1 : nearest
}

/** A proportion of 1 as parts of 65535, rounded down and held inside u16 (`fixed_proportion_to_u16`). */
export function toU16Proportion(bits: Bits): number {
  const parts = Math.floor((bits * U16_MAX) / ONE)
  return parts > U16_MAX ? U16_MAX : parts < 0 ? 0 : parts
}

/** Parts of 65535 as a proportion of 1 (`u16_proportion_to_fixed`). */
export function fromU16Proportion(parts: number): Bits {
  // Under 2^33 a double resolves far more than the 1/65535 by which a quotient can miss a whole number.
  return Math.floor((parts * ONE) / U16_MAX)
}

/**
 * floor(a × b / 2^32) for operands that are not negative.
 *
 * With a = 2^22·x + y and b = 2^18·u + v the product is 2^40·xu + 2^22·xv + 2^18·yu + yv. For b ≤ a < 2^51 and a product
 * below 2^84 each of the four is an integer below 2^53, and so is the sum of the last three over 2^18.
 */
function productFloor(one: Bits, other: Bits): Bits {
  const a = one < other ? other : one
  const b = one < other ? one : other
  if (a >= 2 ** 51 || a * b >= 2 ** 84) return fromRaw(I32F32.mulSaturating(BigInt(a), BigInt(b)))
  const x = Math.floor(a / 0x400000)
  const y = a - x * 0x400000
  const u = Math.floor(b / 0x40000)
  const v = b - u * 0x40000
  return x * u * 256 + Math.floor((x * v * 16 + y * u + Math.floor((y * v) / 0x40000)) / 0x4000)
}

function productCeil(a: Bits, b: Bits): Bits {
  return productFloor(a, b) + (productLow(a, b) > 0 ? 1 : 0)
}

/** a × b modulo 2^32. */
function productLow(a: Bits, b: Bits): number {
  return Math.imul(a % ONE, b % ONE) >>> 0
}
