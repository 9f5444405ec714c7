import type { FixedPoint } from './fixed-point.ts'

const MAX_BISECTIONS = 129

/**
 * Square root by bisection until x/√x and √x differ by at most `epsilon`; `undefined` for negative values.
 *
 * Upstream: primitives/safe-math/src/lib.rs, `checked_sqrt`.
 */
export function checkedSqrt(type: FixedPoint, value: bigint, epsilon: bigint): bigint | undefined {
  if (value < 0n) return undefined
  const two = type.fromInt(2n)
  let high = value > type.one ? value : type.one
  let low = value > type.one ? 0n : value
  let middle = type.divOr(type.addSaturating(high, low), two)
  let check = type.divOr(value, middle)
  for (let i = 0; i < MAX_BISECTIONS && type.absDiff(check, middle) > epsilon; i++) {
    if (check < middle) high = middle
    else low = middle
    middle = type.divOr(type.addSaturating(high, low), two)
    check = type.divOr(value, middle)
  }
  return middle
}

/**
 * Natural logarithm by eight Taylor terms after scaling into [1, 2); `undefined` for values that are not positive and on
 * overflow.
 *
 * Upstream: primitives/safe-math/src/lib.rs, `checked_ln`.
 */
export function checkedLn(type: FixedPoint, value: bigint): bigint | undefined {
  if (value <= 0n) return undefined
  const two = type.one << 1n
  let exponent = 0n
  let y = value
  while (y >= two) {
    y = type.divWrapping(y, two)
    exponent += 1n
  }
  while (y < type.one) {
    y = type.mulWrapping(y, two)
    exponent -= 1n
  }
  const z = y - type.one
  let power = z
  let sum: bigint | undefined = z
  for (let n = 2; n <= 8; n++) {
    power = type.mulWrapping(power, z)
    const term = type.mulWrapping(power, type.fromNumber(1 / n))
    sum = n % 2 === 0 ? type.subChecked(sum, term) : type.addChecked(sum, term)
    if (sum === undefined) return undefined
  }
  const whole = type.mulChecked(type.fromIntWrapping(exponent), type.fromNumber(Math.LN2))
  return whole === undefined ? undefined : type.addChecked(sum, whole)
}

/**
 * `value` to a whole power by squaring, saturating on the way; `undefined` for zero to a negative power.
 *
 * Upstream: primitives/safe-math/src/lib.rs, `checked_pow`.
 */
export function checkedPow(type: FixedPoint, value: bigint, exponent: number): bigint | undefined {
  if (exponent === 0) return type.one
  if (value === 0n) return exponent < 0 ? undefined : 0n
  let result = type.one
  let base = value
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = type.mulSaturating(result, base)
    base = type.mulSaturating(base, base)
  }
  return exponent < 0 ? type.divOr(type.one, result) : result
}
