import { type Bits, divFloor, mulFloor, ONE } from './bits.ts'
import { eachCell, mapCells, type Sparse, SparseBuilder } from './sparse.ts'
import type { Vector } from './vector.ts'

/** The sum of each row. Upstream: epoch/math.rs, `row_sum_sparse`. */
export function rowSums(matrix: Sparse): Vector {
  const sums = new Float64Array(matrix.rows)
  eachCell(matrix, (value, row) => {
    sums[row] = (sums[row] ?? 0) + value
  })
  return sums
}

/** Each row over its sum, where that is above zero. Upstream: epoch/math.rs, `inplace_row_normalize_sparse`. */
export function rowsNormalized(matrix: Sparse): Sparse {
  const sums = rowSums(matrix)
  return mapCells(matrix, (value, row) => {
    const total = sums[row] ?? 0
    return total > 0 ? divFloor(value, total) : value
  })
}

/** Each column over its sum, where that is not zero. Upstream: epoch/math.rs, `inplace_col_normalize_sparse`. */
export function columnsNormalized(matrix: Sparse, columns: number): Sparse {
  const sums = new Float64Array(columns)
  eachCell(matrix, (value, _, column) => {
    if (column < columns) sums[column] = (sums[column] ?? 0) + value
  })
  return columnsOver(matrix, sums)
}

/** Each column over its greatest value. Upstream: epoch/math.rs, `inplace_col_max_upscale_sparse`. */
export function columnsUpscaled(matrix: Sparse, columns: number): Sparse {
  const greatest = new Float64Array(columns)
  eachCell(matrix, (value, _, column) => {
    if (column < columns && (greatest[column] ?? 0) < value) greatest[column] = value
  })
  return columnsOver(matrix, greatest)
}

function columnsOver(matrix: Sparse, divisors: Vector): Sparse {
  return mapCells(matrix, (value, _, column) => {
    const divisor = divisors[column] ?? 0
    return divisor === 0 ? value : divFloor(value, divisor)
  })
}

/** Values held at their column's threshold; where that is zero, no cell. Upstream: epoch/math.rs, `col_clip_sparse`. */
export function columnsClipped(matrix: Sparse, thresholds: Vector): Sparse {
  const { rows, starts, columns, values } = matrix
  const builder = new SparseBuilder(rows, values.length)
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0
      const value = values[at] ?? 0
      const threshold = thresholds[column] ?? 0
      if (threshold >= value) builder.add(column, value)
      else if (threshold > 0) builder.add(column, threshold)
    }
    builder.endRow()
  }
  return builder.finish()
}

/** Each row times its element of `vector`. Upstream: epoch/math.rs, `row_hadamard_sparse`. */
export function rowsScaled(matrix: Sparse, vector: Vector): Sparse {
  return mapCells(matrix, (value, row) => mulFloor(value, vector[row] ?? 0))
}

/** Σ over rows of vector_i · matrix_ij, for each column j. Upstream: epoch/math.rs, `matmul_sparse`. */
export function timesRows(matrix: Sparse, vector: Vector, columns: number): Vector {
  const result = new Float64Array(columns)
  eachCell(matrix, (value, row, column) => {
    if (column < columns) result[column] = (result[column] ?? 0) + mulFloor(vector[row] ?? 0, value)
  })
  return result
}

/** Σ over columns of vector_j · matrix_ij, for each row i. Upstream: epoch/math.rs, `matmul_transpose_sparse`. */
export function timesColumns(matrix: Sparse, vector: Vector): Vector {
  const result = new Float64Array(matrix.rows)
  eachCell(matrix, (value, row, column) => {
    result[row] = (result[row] ?? 0) + mulFloor(vector[column] ?? 0, value)
  })
  return result
}

/**
 * a + ratio · (b − a), cell by cell; cells that come out at zero or below are left away. A ratio of 0 or 1 gives `a` or
 * `b` as they are.
 *
 * Upstream: epoch/math.rs, `interpolate_sparse`.
 */
export function interpolated(a: Sparse, b: Sparse, columns: number, ratio: Bits): Sparse {
  if (ratio === 0) return a
  if (ratio === ONE) return b
  const builder = new SparseBuilder(a.rows, a.rows * columns)
  for (let row = 0; row < a.rows; row += 1) {
    const [from, to] = [denseRow(a, row, columns), denseRow(b, row, columns)]
    for (let column = 0; column < columns; column += 1) {
      const start = from[column] ?? 0
      const value = start + mulFloor(ratio, (to[column] ?? 0) - start)
      if (value > 0) builder.add(column, value)
    }
    builder.endRow()
  }
  return builder.finish()
}

function denseRow(matrix: Sparse, row: number, columns: number): Vector {
  const dense = new Float64Array(columns)
  const end = matrix.starts[row + 1] ?? 0
  for (let at = matrix.starts[row] ?? 0; at < end; at += 1) {
    const column = matrix.columns[at] ?? 0
    if (column < columns) dense[column] = matrix.values[at] ?? 0
  }
  return dense
}
