import { type Bits, mulFloor, ONE } from './bits.ts'
import { type Sparse, SparseBuilder } from './sparse.ts'

/**
 * alpha · fresh + (1 − alpha) · old, cell by cell; cells that come out at zero are left away.
 *
 * Upstream: epoch/math.rs, `mat_ema_sparse`.
 *
 * @param alpha how much of the new observation counts.
 */
export function movingAverage(fresh: Sparse, old: Sparse, alpha: Bits): Sparse {
  const size = fresh.rows
  const rest = ONE - alpha
  const builder = new SparseBuilder(size, size * size)
  const row = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    row.fill(0)
    accumulate(row, fresh, i, alpha)
    accumulate(row, old, i, rest)
    for (let column = 0; column < size; column += 1) {
      const value = row[column] ?? 0
      if (value > 0) builder.add(column, value)
    }
    builder.endRow()
  }
  return builder.finish()
}

function accumulate(into: Float64Array, matrix: Sparse, row: number, factor: Bits): void {
  const end = matrix.starts[row + 1] ?? 0
  for (let at = matrix.starts[row] ?? 0; at < end; at += 1) {
    const column = matrix.columns[at] ?? 0
    if (column < into.length)
      into[column] = (into[column] ?? 0) + mulFloor(factor, matrix.values[at] ?? 0)
  }
}

/**
 * {@link movingAverage} with an alpha of its own for every cell, over the cells of `fresh` only: what is no longer
 * observed is forgotten at once. Results are held at 1.
 *
 * Upstream: epoch/math.rs, `mat_ema_alpha_sparse`.
 */
export function movingAverageBy(
  fresh: Sparse,
  old: Sparse,
  alphaOf: (row: number) => (column: number) => Bits,
): Sparse {
  const size = fresh.rows
  const builder = new SparseBuilder(size, fresh.values.length)
  const former = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    const alphaAt = alphaOf(i)
    former.fill(0)
    for (let at = old.starts[i] ?? 0; at < (old.starts[i + 1] ?? 0); at += 1)
      former[old.columns[at] ?? 0] = old.values[at] ?? 0
    for (let at = fresh.starts[i] ?? 0; at < (fresh.starts[i + 1] ?? 0); at += 1) {
      const column = fresh.columns[at] ?? 0
      const value = fresh.values[at] ?? 0
      const alpha = alphaAt(column)
      const decayed = mulFloor(ONE - alpha, former[column] ?? 0)
      const sum = decayed + Math.max(mulFloor(alpha, value), 0)
      const held = sum > ONE ? ONE : sum
      if (held > 0) builder.add(column, held)
    }
    builder.endRow()
  }
  return builder.finish()
}
