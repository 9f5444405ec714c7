import { type Bits, divFloor, mulFloor } from './bits.ts'

/** A vector by uid. */
export type Vector = Float64Array

/** The sum of all elements. */
export function sum(vector: Vector): Bits {
  let total = 0
  for (const value of vector) total += value
  return total
}

/** Each element over `total`, rounded down; unchanged when `total` is zero. Upstream: epoch/math.rs, `inplace_normalize_using_sum`. */
export function normalizedBy(vector: Vector, total: Bits): Vector {
  return total === 0 ? vector : vector.map((value) => divFloor(value, total))
}

/** Each element over the sum of all. Upstream: epoch/math.rs, `inplace_normalize`. */
export function normalized(vector: Vector): Vector {
  return normalizedBy(vector, sum(vector))
}

/**
 * Zero where `mask` holds or says nothing; unchanged when there is no mask at all.
 *
 * Upstream: epoch/math.rs, `inplace_mask_vector`.
 */
export function masked(vector: Vector, mask: readonly boolean[]): Vector {
  return mask.length === 0 ? vector : vector.map((value, uid) => (mask[uid] === false ? value : 0))
}

/**
 * Which elements are among the `k` greatest and not zero; of equals the later ones count as greater.
 *
 * Upstream: epoch/math.rs, `is_topk_nonzero`.
 */
export function topNonzero(vector: Vector, k: number): boolean[] {
  const chosen = Array.from(vector, (value) => value !== 0)
  if (vector.length < k) return chosen
  const ascending = Array.from(vector.keys()).sort((a, b) => (vector[a] ?? 0) - (vector[b] ?? 0))
  for (const uid of ascending.slice(0, vector.length - k)) chosen[uid] = false
  return chosen
}

/** Element by element product, rounded down. Upstream: epoch/math.rs, `vec_mul`. */
export function productOf(a: Vector, b: Vector): Vector {
  return a.map((value, uid) => mulFloor(value, b[uid] ?? 0))
}
