import { type Bits, divFloor, fromU16Proportion, mulFloor, ONE } from './bits.ts'
import { cellsFrom, filled, type Sparse, sparseRoom } from './sparse.ts'
import type { Vector } from './vector.ts'

/** The sum of each row. Upstream: epoch/math.rs, `row_sum_sparse`. */
export function rowSums({ height, rows, values }: Sparse): Vector {
  const sums = new Float64Array(height)
  for (let at = 0; at < values.length; at += 1) {
    const row = rows[at] ?? 0
    sums[row] = (sums[row] ?? 0) + (values[at] ?? 0)
  }
  return sums
}

/** Each row over its sum, where that is above zero. Upstream: epoch/math.rs, `inplace_row_normalize_sparse`. */
export function rowsNormalized(matrix: Sparse): Sparse {
  return { ...matrix, values: dividedBy(matrix.values, matrix.rows, rowSums(matrix)) }
}

/** Each column over its sum, where that is not zero. Upstream: epoch/math.rs, `inplace_col_normalize_sparse`. */
export function columnsNormalized(matrix: Sparse, width: number): Sparse {
  const { columns, values } = matrix
  const sums = new Float64Array(width)
  for (let at = 0; at < values.length; at += 1) {
    const column = columns[at] ?? 0
    sums[column] = (sums[column] ?? 0) + (values[at] ?? 0)
  }
  return { ...matrix, values: dividedBy(values, columns, sums) }
}

/** Each column over its greatest value. Upstream: epoch/math.rs, `inplace_col_max_upscale_sparse`. */
export function columnsUpscaled(matrix: Sparse, width: number): Sparse {
  const { columns, values } = matrix
  const greatest = new Float64Array(width)
  for (let at = 0; at < values.length; at += 1) {
    const column = columns[at] ?? 0
    const value = values[at] ?? 0
    if ((greatest[column] ?? 0) < value) greatest[column] = value
  }
  return { ...matrix, values: dividedBy(values, columns, greatest) }
}

/** Each value over the divisor of its row or column; as it is where that is zero. */
function dividedBy(values: Vector, groups: Uint16Array, divisors: Vector): Vector {
  const quotients = new Float64Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const divisor = divisors[groups[at] ?? 0] ?? 0
    const value = values[at] ?? 0
    quotients[at] = divisor === 0 ? value : divFloor(value, divisor)
  }
  return quotients
}

/** Values that are parts of 65535 as proportions of 1. Upstream: epoch/math.rs, `fixed_to_fixed_u16_proportion`. */
export function proportionsOf(matrix: Sparse): Sparse {
  const { values } = matrix
  const proportions = new Float64Array(values.length)
  for (let at = 0; at < values.length; at += 1) proportions[at] = fromU16Proportion(values[at] ?? 0)
  return { ...matrix, values: proportions }
}

/** Values held at their column's threshold; where that is zero, no cell. Upstream: epoch/math.rs, `col_clip_sparse`. */
export function columnsClipped(matrix: Sparse, thresholds: Vector): Sparse {
  const { columns, values } = matrix
  const clipped = new Float64Array(values.length)
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0
    const threshold = thresholds[columns[at] ?? 0] ?? 0
    clipped[at] = threshold >= value ? value : threshold > 0 ? threshold : -1
  }
  return cellsFrom(0, { ...matrix, values: clipped })
}

/** Each row times its element of `vector`. Upstream: epoch/math.rs, `row_hadamard_sparse`. */
export function rowsScaled(matrix: Sparse, vector: Vector): Sparse {
  const { rows, values } = matrix
  const scaled = new Float64Array(values.length)
  for (let at = 0; at < values.length; at += 1)
    scaled[at] = mulFloor(values[at] ?? 0, vector[rows[at] ?? 0] ?? 0)
  return { ...matrix, values: scaled }
}

/** Σ over rows of vector_i · matrix_ij, for each column j. Upstream: epoch/math.rs, `matmul_sparse`. */
export function timesRows(
  { rows, columns, values }: Sparse,
  vector: Vector,
  width: number,
): Vector {
  const result = new Float64Array(width)
  for (let at = 0; at < values.length; at += 1) {
    const column = columns[at] ?? 0
    const product = mulFloor(vector[rows[at] ?? 0] ?? 0, values[at] ?? 0)
    result[column] = (result[column] ?? 0) + product
  }
  return result
}

/** Σ over columns of vector_j · matrix_ij, for each row i. Upstream: epoch/math.rs, `matmul_transpose_sparse`. */
export function timesColumns({ height, rows, columns, values }: Sparse, vector: Vector): Vector {
  const result = new Float64Array(height)
  for (let at = 0; at < values.length; at += 1) {
    const row = rows[at] ?? 0
    const product = mulFloor(vector[columns[at] ?? 0] ?? 0, values[at] ?? 0)
    result[row] = (result[row] ?? 0) + product
  }
  return result
}

/**
 * a + ratio · (b − a), cell by cell; cells that come out at zero or below are left away. A ratio of 0 or 1 gives `a` or
 * `b` as they are.
 *
 * Upstream: epoch/math.rs, `interpolate_sparse`.
 */
export function interpolated(a: Sparse, b: Sparse, width: number, ratio: Bits): Sparse {
  if (ratio === 0) return a
  if (ratio === ONE) return b
  const room = sparseRoom(a.height, a.height * width)
  const from = new Float64Array(width)
  const to = new Float64Array(width)
  let cells = 0
  for (let row = 0; row < a.height; row += 1) {
    fillRow(from, a, row)
    fillRow(to, b, row)
    for (let column = 0; column < width; column += 1) {
      const start = from[column] ?? 0
      const value = start + mulFloor(ratio, (to[column] ?? 0) - start)
      if (value <= 0) continue
      room.columns[cells] = column
      room.values[cells] = value
      cells += 1
    }
    room.starts[row + 1] = cells
  }
  return filled(room)
}

/** Sets `into` to a row, with zero where it has no cell. */
export function fillRow(into: Vector, { starts, columns, values }: Sparse, row: number): void {
  into.fill(0)
  const end = starts[row + 1] ?? 0
  for (let at = starts[row] ?? 0; at < end; at += 1) into[columns[at] ?? 0] = values[at] ?? 0
}
