import { type Bits, mulFloor, ONE } from './bits.ts'
import { fillRow } from './matrix.ts'
import { cellsFrom, filled, type Sparse, sparseRoom } from './sparse.ts'

/**
 * alpha · fresh + (1 − alpha) · old, cell by cell; cells that come out at zero are left away.
 *
 * Upstream: epoch/math.rs, `mat_ema_sparse`.
 *
 * @param alpha how much of the new observation counts.
 */
export function movingAverage(fresh: Sparse, old: Sparse, alpha: Bits): Sparse {
  const size = fresh.height
  const rest = ONE - alpha
  const room = sparseRoom(size, fresh.values.length + old.values.length)
  const [observed, former] = [new Float64Array(size), new Float64Array(size)]
  let cells = 0
  for (let row = 0; row < size; row += 1) {
    const isSame = isSameRow(fresh, old, row)
    if (!isSame) {
      fillRow(observed, fresh, row)
      fillRow(former, old, row)
    }
    // Either the cells of the row in both matrices, or all columns.
    const start = fresh.starts[row] ?? 0
    const count = isSame ? (fresh.starts[row + 1] ?? 0) - start : size
    const [nows, nowAt] = isSame ? [fresh.values, start] : [observed, 0]
    const [befores, beforeAt] = isSame ? [old.values, old.starts[row] ?? 0] : [former, 0]
    for (let i = 0; i < count; i += 1) {
      const now = nows[nowAt + i] ?? 0
      const before = befores[beforeAt + i] ?? 0
      const value = mulFloor(alpha, now) + mulFloor(rest, before)
      if (value <= 0) continue
      room.columns[cells] = isSame ? (fresh.columns[start + i] ?? 0) : i
      room.values[cells] = value
      cells += 1
    }
    room.starts[row + 1] = cells
  }
  return filled(room)
}

function isEmptyRow({ starts }: Sparse, row: number): boolean {
  return starts[row] === starts[row + 1]
}

/** Whether both matrices have cells in the same columns of a row, in ascending order: as nearly all rows, once bonds stand. */
function isSameRow(a: Sparse, b: Sparse, row: number): boolean {
  const start = a.starts[row] ?? 0
  const shift = (b.starts[row] ?? 0) - start
  const end = a.starts[row + 1] ?? 0
  if (end + shift !== b.starts[row + 1]) return false
  let last = -1
  for (let at = start; at < end; at += 1) {
    const column = a.columns[at] ?? 0
    if (column <= last || b.columns[at + shift] !== column) return false
    last = column
  }
  return true
}

/**
 * {@link movingAverage} with an alpha of its own for every cell, over the cells of `fresh` only: what is no longer
 * observed is forgotten at once. Results are held at 1.
 *
 * Upstream: epoch/math.rs, `mat_ema_alpha_sparse`.
 *
 * @param alphasOf fills in the alphas of a row, by column.
 */
export function movingAverageBy(
  fresh: Sparse,
  old: Sparse,
  alphasOf: (row: number, into: Float64Array) => void,
): Sparse {
  const { height: size, starts, columns, values } = fresh
  const averaged = new Float64Array(values.length)
  const [former, alphas] = [new Float64Array(size), new Float64Array(size)]
  for (let row = 0; row < size; row += 1) {
    if (!isEmptyRow(fresh, row)) {
      alphasOf(row, alphas)
      fillRow(former, old, row)
    }
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0
      const alpha = alphas[column] ?? 0
      const decayed = mulFloor(ONE - alpha, former[column] ?? 0)
      const sum = decayed + Math.max(mulFloor(alpha, values[at] ?? 0), 0)
      averaged[at] = sum > ONE ? ONE : sum
    }
  }
  return cellsFrom(1, { ...fresh, values: averaged })
}
