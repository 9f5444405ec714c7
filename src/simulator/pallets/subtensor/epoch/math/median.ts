import type { Bits } from './bits.ts'
import { eachCell, type Sparse } from './sparse.ts'
import { normalized, sum, type Vector } from './vector.ts'

/**
 * The stake-weighted median of each column of `scores` over the rows that have stake.
 *
 * Upstream: epoch/math.rs, `weighted_median_col_sparse`.
 *
 * @param majority the part of the stake that must stand at or above the median, e.g. 0.5.
 */
export function weightedMedians(
  stake: Vector,
  scores: Sparse,
  columns: number,
  majority: Bits,
): Vector {
  const staked = normalized(stake.filter((value) => value > 0))
  const total = sum(staked)
  const place = placesOf(stake)
  const voters = staked.length
  const dense = new Float64Array(columns * voters)
  eachCell(scores, (value, row, column) => {
    const at = place[row] ?? -1
    if (at >= 0 && column < columns) dense[column * voters + at] = value
  })
  const medians = new Float64Array(columns)
  for (let column = 0; column < columns; column += 1) {
    const score = dense.subarray(column * voters, (column + 1) * voters)
    medians[column] = weightedMedian(staked, score, total - majority, total)
  }
  return medians
}

/** Where each row stands among those with stake; −1 for the others. */
function placesOf(stake: Vector): Int32Array {
  let voters = 0
  return Int32Array.from(stake, (value) => {
    if (value <= 0) return -1
    voters += 1
    return voters - 1
  })
}

/**
 * The score at which `minority` of the stake lies below, found by halving around the middle entry.
 *
 * Upstream: epoch/math.rs, `weighted_median`, whose pivots decide between equally good scores.
 *
 * @param total the sum of `stake`.
 */
export function weightedMedian(stake: Vector, score: Vector, minority: Bits, total: Bits): Bits {
  let candidates = Array.from(stake.keys())
  let low = 0
  let high = total
  // Every round drops at least the pivot, so that the rounds cannot outnumber the entries.
  while (candidates.length > 1) {
    const pivot = score[candidates[candidates.length >> 1] ?? 0] ?? 0
    const lower: number[] = []
    const upper: number[] = []
    let lowerStake = 0
    let upperStake = 0
    for (const at of candidates) {
      const value = score[at] ?? 0
      if (value < pivot) {
        lowerStake += stake[at] ?? 0
        lower.push(at)
      } else if (value > pivot) {
        upperStake += stake[at] ?? 0
        upper.push(at)
      }
    }
    if (minority < low + lowerStake && lower.length > 0) {
      candidates = lower
      high = low + lowerStake
    } else if (high - upperStake <= minority && upper.length > 0) {
      candidates = upper
      low = high - upperStake
    } else return pivot
  }
  const [only] = candidates
  return only === undefined ? 0 : (score[only] ?? 0)
}
