const U64_MAX = (1n << 64n) - 1n
const U128_MAX = (1n << 128n) - 1n
const I64_MAX = (1n << 63n) - 1n
const I64_MIN = -(1n << 63n)

/** a + b, held inside u64. */
export function addU64Saturating(a: bigint, b: bigint): bigint {
  const sum = a + b
  return sum > U64_MAX ? U64_MAX : sum
}

/** a − b, not below zero. */
export function subSaturating(a: bigint, b: bigint): bigint {
  return a > b ? a - b : 0n
}

/** a × b, held inside u64. */
export function mulU64Saturating(a: bigint, b: bigint): bigint {
  const product = a * b
  return product > U64_MAX ? U64_MAX : product
}

/** a + b, held inside u128. */
export function addU128Saturating(a: bigint, b: bigint): bigint {
  const sum = a + b
  return sum > U128_MAX ? U128_MAX : sum
}

/** a + b, held inside i64. */
export function addI64Saturating(a: bigint, b: bigint): bigint {
  const sum = a + b
  return sum > I64_MAX ? I64_MAX : sum < I64_MIN ? I64_MIN : sum
}

/** The smaller one. */
export function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
