import type { UidValues } from '../../types/uid-values.ts'
import type { Bits } from './bits.ts'
import type { Vector } from './vector.ts'

/**
 * A matrix that names only the cells it has, row by row, those of a row in the order in which it was given. Cell `at` lies
 * in row `rows[at]` and column `columns[at]`; those of row i are `starts[i]` up to `starts[i + 1]`. Matrices of one shape
 * share all but `values`.
 *
 * Everything that goes through cells is a plain loop over these arrays: a call with a double for an argument allocates.
 */
export interface Sparse {
  /** How many rows there are. */
  readonly height: number
  readonly starts: Uint32Array
  readonly rows: Uint16Array
  readonly columns: Uint16Array
  readonly values: Float64Array
}

/** A matrix of `height` rows without a cell yet, and room for `capacity` of them. */
export function sparseRoom(height: number, capacity: number): Sparse {
  return {
    height,
    starts: new Uint32Array(height + 1),
    rows: new Uint16Array(capacity),
    columns: new Uint16Array(capacity),
    values: new Float64Array(capacity),
  }
}

/** A matrix whose cells have been put into its room, and where each row ends into `starts`: says in which row each one lies. */
export function filled({ height, starts, rows, columns, values }: Sparse): Sparse {
  for (let row = 0; row < height; row += 1) rows.fill(row, starts[row], starts[row + 1])
  const cells = starts[height]
  return {
    height,
    starts,
    rows: rows.subarray(0, cells),
    columns: columns.subarray(0, cells),
    values: values.subarray(0, cells),
  }
}

/** Which cells are kept: those whose column's mark is below their row's limit. */
export interface CellFilter {
  readonly limits: Vector
  /** By column; one beyond the last is no column. */
  readonly marks: Vector
  /** Whether a row keeps its cell in its own column. */
  readonly keepsOwn: (row: number) => boolean
}

/** The matrix of those cells of stored rows that a filter keeps; values are u16. */
export function sparseOf(
  stored: readonly UidValues[],
  { limits, marks, keepsOwn }: CellFilter,
): Sparse {
  const room = sparseRoom(
    stored.length,
    stored.reduce((cells, row) => cells + row.length / 2, 0),
  )
  const { starts, columns, values } = room
  let cells = 0
  for (const [row, pairs] of stored.entries()) {
    const limit = limits[row] ?? 0
    const dropped = keepsOwn(row) ? -1 : row
    for (let at = 0; at < pairs.length; at += 2) {
      const column = pairs[at] ?? 0
      if (column === dropped || !((marks[column] ?? Number.POSITIVE_INFINITY) < limit)) continue
      columns[cells] = column
      values[cells] = pairs[at + 1] ?? 0
      cells += 1
    }
    starts[row + 1] = cells
  }
  return filled(room)
}

/** A matrix of that shape without the cells below `least`; itself where there are none. */
export function cellsFrom(least: Bits, matrix: Sparse): Sparse {
  const { height, starts, columns, values } = matrix
  if (!isAnyBelow(values, least)) return matrix
  const room = sparseRoom(height, values.length)
  let cells = 0
  for (let row = 0; row < height; row += 1) {
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const value = values[at] ?? 0
      if (value < least) continue
      room.columns[cells] = columns[at] ?? 0
      room.values[cells] = value
      cells += 1
    }
    room.starts[row + 1] = cells
  }
  return filled(room)
}

function isAnyBelow(values: Vector, least: Bits): boolean {
  for (let at = 0; at < values.length; at += 1) if ((values[at] ?? 0) < least) return true
  return false
}
