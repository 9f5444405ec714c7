import type { Bits } from './bits.ts'
import type { Sparse } from './sparse.ts'
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
  width: number,
  majority: Bits,
): Vector {
  const staked = normalized(stake.filter((value) => value > 0))
  const total = sum(staked)
  const place = placesOf(stake)
  const voters = staked.length
  // One run of scores a column, so that a median reads what lies side by side.
  const dense = new Float64Array(width * voters)
  for (let at = 0; at < scores.values.length; at += 1) {
    const voter = place[scores.rows[at] ?? 0] ?? -1
    if (voter >= 0) dense[(scores.columns[at] ?? 0) * voters + voter] = scores.values[at] ?? 0
  }
  const medians = new Float64Array(width)
  const room = medianRoom(voters)
  for (let column = 0; column < width; column += 1) {
    const score = dense.subarray(column * voters, (column + 1) * voters)
    medians[column] = weightedMedian(staked, score, total - majority, total, room)
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

/** Room for the entries that are still in question, kept from one median to the next. */
interface Room {
  readonly all: Uint16Array
  readonly lower: Uint16Array
  readonly upper: Uint16Array
}

function medianRoom(entries: number): Room {
  const all = Uint16Array.from({ length: entries }, (_, i) => i)
  return { all, lower: new Uint16Array(entries), upper: new Uint16Array(entries) }
}

/**
 * The score at which `minority` of the stake lies below: the least one whose stake, with that of all lower ones, is more
 * than that. Found by halving around the middle entry, which stands on exact sums, so that no pivot matters.
 *
 * Upstream: epoch/math.rs, `weighted_median`.
 *
 * @param total the sum of `stake`.
 */
export function weightedMedian(
  stake: Vector,
  score: Vector,
  minority: Bits,
  total: Bits,
  room: Room = medianRoom(stake.length),
): Bits {
  let count = stake.length
  let candidates = room.all
  let low = 0
  let high = total
  while (count > 1) {
    const pivot = score[candidates[count >> 1] ?? 0] ?? 0
    // Entries are written no further than they have been read, so a list may be split into itself.
    const { lower, upper } = room
    let below = 0
    let above = 0
    let lowerStake = 0
    let upperStake = 0
    for (let i = 0; i < count; i += 1) {
      const at = candidates[i] ?? 0
      const value = score[at] ?? 0
      if (value < pivot) {
        lowerStake += stake[at] ?? 0
        lower[below] = at
        below += 1
      } else if (value > pivot) {
        upperStake += stake[at] ?? 0
        upper[above] = at
        above += 1
      }
    }
    if (minority < low + lowerStake && below > 0) {
      candidates = lower
      count = below
      high = low + lowerStake
    } else if (high - upperStake <= minority && above > 0) {
      candidates = upper
      count = above
      low = high - upperStake
    } else return pivot
  }
  return count === 0 ? 0 : (score[candidates[0] ?? 0] ?? 0)
}
