import type { FixedPointShape } from './fixed-point.ts'

/**
 * The decimal that substrate-fixed v0.6.0 prints for a value (`display.rs`): digits are produced until what is left is
 * less than half a last bit away from zero or from the next digit, and the last digit is rounded, ties to even.
 */
export function decimalOf(value: bigint, { bits, frac }: FixedPointShape): string {
  const sign = value < 0n ? '-' : ''
  const magnitude = value < 0n ? -value : value
  // Upstream works in the half-width integer when the fraction needs less than half of it.
  let width = bits
  while (frac < width / 2 && width > 8) width /= 2
  const modulus = 1n << BigInt(width)
  const integer = magnitude >> BigInt(frac)
  let rest = (magnitude & ((1n << BigInt(frac)) - 1n)) << BigInt(width - frac)
  let tie = frac === width ? 0n : modulus >> BigInt(frac + 1)
  let digits = 0n
  let count = 0
  const most = Math.ceil(frac * Math.log10(2))
  while (count < most) {
    rest *= 10n
    digits = digits * 10n + rest / modulus
    rest %= modulus
    count += 1
    const below = modulus - rest
    if (rest < 10n || below < 10n) break
    tie = (tie * 10n) % modulus
    if (count === 1 && frac === width) tie += 5n
    if (rest < tie || below < tie) break
  }
  const half = modulus >> 1n
  if (rest > half || (rest === half && (digits & 1n) === 1n)) digits += 1n
  const scale = 10n ** BigInt(count)
  const fraction = (digits % scale).toString().padStart(count, '0').replace(/0+$/, '')
  const whole = integer + digits / scale
  return `${sign}${whole}${fraction === '' || count === 0 ? '' : `.${fraction}`}`
}
