/** Division towards −∞; `divisor` is positive. */
export function floorDiv(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient
}

/** How many bits the magnitude of a positive integer takes; 0 for 0. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0
  const hex = value.toString(16)
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28
}

/** value / 2^places to the nearest integer, halves up. */
export function roundedShift(value: bigint, places: bigint): bigint {
  return (value + (1n << (places - 1n))) >> places
}
