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

/** The matrix of stored rows, without columns at or above `width`; values are u16. */
export function sparseOf(stored: readonly UidValues[], width: number): Sparse {
  const builder = new SparseBuilder(
    stored.length,
    stored.reduce((cells, row) => cells + row.length / 2, 0),
  )
  for (const row of stored) {
    for (let at = 0; at < row.length; at += 2) {
      const column = row[at] ?? 0
      if (column < width) builder.add(column, row[at + 1] ?? 0)
    }
    builder.endRow()
  }
  return builder.finish()
}

/** Fills a matrix cell by cell and row by row. */
export class SparseBuilder {
  readonly #starts: Uint32Array
  readonly #rows: Uint16Array
  readonly #columns: Uint16Array
  readonly #values: Float64Array
  #row = 0
  #cells = 0

  constructor(height: number, capacity: number) {
    this.#starts = new Uint32Array(height + 1)
    this.#rows = new Uint16Array(capacity)
    this.#columns = new Uint16Array(capacity)
    this.#values = new Float64Array(capacity)
  }

  add(column: number, value: Bits): void {
    this.#rows[this.#cells] = this.#row
    this.#columns[this.#cells] = column
    this.#values[this.#cells] = value
    this.#cells += 1
  }

  endRow(): void {
    this.#row += 1
    this.#starts[this.#row] = this.#cells
  }

  finish(): Sparse {
    return {
      height: this.#row,
      starts: this.#starts,
      rows: this.#rows.subarray(0, this.#cells),
      columns: this.#columns.subarray(0, this.#cells),
      values: this.#values.subarray(0, this.#cells),
    }
  }
}

/** Which cells are kept: those whose column's mark is below their row's limit. */
export interface CellFilter {
  readonly limits: Vector
  readonly marks: Vector
  /** Whether a row keeps its cell in its own column. */
  readonly keepsOwn: (row: number) => boolean
}

/** The cells that a filter keeps; the matrix itself where that is all of them. */
export function filterCells(matrix: Sparse, { limits, marks, keepsOwn }: CellFilter): Sparse {
  const { height, starts, columns, values } = matrix
  const builder = new SparseBuilder(height, values.length)
  for (let row = 0; row < height; row += 1) {
    const end = starts[row + 1] ?? 0
    const limit = limits[row] ?? 0
    const dropped = keepsOwn(row) ? -1 : row
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0
      if ((marks[column] ?? 0) < limit && column !== dropped) builder.add(column, values[at] ?? 0)
    }
    builder.endRow()
  }
  return builder.finish()
}
