/** One whole, in parts: a Perquintill counts parts of 10^18. */
export const PERQUINTILL_ONE = 10n ** 18n

/**
 * p / q in parts of 10^18, rounded down; one whole when q is zero or smaller than p.
 *
 * Upstream: sp-arithmetic, `per_things.rs`, `from_rational`.
 */
export function perquintillFromRational(p: bigint, q: bigint): bigint {
  return q === 0n || p > q ? PERQUINTILL_ONE : (PERQUINTILL_ONE * p) / q
}

/** `parts` of `amount`, rounded down (`mul_floor`). */
export function perquintillMulFloor(parts: bigint, amount: bigint): bigint {
  return (parts * amount) / PERQUINTILL_ONE
}

/** `parts` of `amount`, rounded up (`mul_ceil`). */
export function perquintillMulCeil(parts: bigint, amount: bigint): bigint {
  return (parts * amount + PERQUINTILL_ONE - 1n) / PERQUINTILL_ONE
}

/** `parts` of `amount`, rounded to the nearest integer, ties down (`*`). */
export function perquintillMulRound(parts: bigint, amount: bigint): bigint {
  return (parts * amount + PERQUINTILL_ONE / 2n - 1n) / PERQUINTILL_ONE
}

/** a − b, not below zero (`saturating_sub`). */
export function perquintillSubSaturating(a: bigint, b: bigint): bigint {
  return a > b ? a - b : 0n
}
