import type { FixedPoint } from './fixed-point.ts'

// substrate-fixed holds these two with 23 bits behind the point, so every result is only that good: it must stay so.
const E_BITS_23 = 0x15bf0a8n
const LOG2_E_BITS_23 = 0xb8aa3bn

/**
 * e^value, or `undefined` where upstream gives an error (overflow on the way). The series always runs `frac` − 2 terms.
 *
 * Upstream: substrate-fixed v0.6.0, `transcendental.rs`, with one type for operand and result.
 */
export function exp(type: FixedPoint, value: bigint): bigint | undefined {
  if (value === 0n) return type.one
  if (value === type.one) return fromBits23(type, E_BITS_23)
  const operand = value < 0n ? type.negChecked(value) : value
  if (operand === undefined) return undefined
  let result = type.addChecked(operand, type.one)
  let term: bigint | undefined = operand
  for (let i = 2; i < type.frac && result !== undefined; i++) {
    term = type.mulChecked(term, operand)
    if (term === undefined) return undefined
    term = type.divChecked(term, type.fromInt(BigInt(i)))
    if (term === undefined) return undefined
    result = type.addChecked(result, term)
  }
  if (result === undefined || value > 0n) return result
  return type.divChecked(type.one, result)
}

/**
 * Base-2 logarithm, or `undefined` where upstream gives an error: for zero, negative values, and values whose inverse
 * overflows.
 *
 * Upstream: substrate-fixed v0.6.0, `transcendental.rs`.
 */
export function log2(type: FixedPoint, value: bigint): bigint | undefined {
  if (value <= 0n) return undefined
  if (value >= type.one) return log2FromOne(type, value)
  const inverse = type.divChecked(type.one, value)
  return inverse === undefined ? undefined : -log2FromOne(type, inverse)
}

/** Natural logarithm, as log2 over the 23-bit log2(e); `undefined` as `log2`. */
export function ln(type: FixedPoint, value: bigint): bigint | undefined {
  const binary = log2(type, value)
  return binary === undefined
    ? undefined
    : type.divWrapping(binary, fromBits23(type, LOG2_E_BITS_23))
}

/**
 * Square root by `frac` Newton steps; `undefined` for negative values and where an inverse overflows.
 *
 * Upstream: substrate-fixed v0.6.0, `transcendental.rs`.
 */
export function sqrt(type: FixedPoint, value: bigint): bigint | undefined {
  if (value < 0n) return undefined
  if (value === 0n || value === type.one) return value
  const inverted = value < type.one
  const operand = inverted ? type.divChecked(type.one, value) : value
  if (operand === undefined) return undefined
  const two = type.fromInt(2n)
  let root = type.wrap(type.divWrapping(operand, two) + type.one)
  for (let i = 0; i < type.frac; i++)
    root = type.divWrapping(type.wrap(root + type.divWrapping(operand, root)), two)
  return inverted ? type.divChecked(type.one, root) : root
}

function log2FromOne(type: FixedPoint, value: bigint): bigint {
  const two = type.one << 1n
  let x = value
  let result = 0n
  while (x >= two) {
    result += 1n
    x = halfRounded(x)
  }
  if (x === type.one) return type.fromIntWrapping(result)
  for (let i = 0; i < type.frac; i++) {
    x = type.mulWrapping(x, x)
    result <<= 1n
    if (x >= two) {
      result |= 1n
      x = halfRounded(x)
    }
  }
  return type.wrap(result)
}

const halfRounded = (x: bigint) => (x >> 1n) + (x & 1n)

function fromBits23(type: FixedPoint, value: bigint): bigint {
  return type.fromFixed(value, { bits: 32, frac: 23, signed: true })
}
