import type { Bits } from './bits.ts'

/**
 * A matrix that names only the cells it has, row by row: cells `starts[i]` up to `starts[i + 1]` are those of row i, in
 * the order in which the row was given. Matrices of the same shape share `starts` and `columns`.
 */
export interface Sparse {
  readonly rows: number
  readonly starts: Uint32Array
  readonly columns: Uint16Array
  readonly values: Float64Array
}

/** The sparse matrix of `rows` lists of (column, value). */
export function sparseOf(rows: readonly (readonly (readonly [number, Bits])[])[]): Sparse {
  const builder = new SparseBuilder(
    rows.length,
    rows.reduce((cells, row) => cells + row.length, 0),
  )
  for (const row of rows) {
    for (const [column, value] of row) builder.add(column, value)
    builder.endRow()
  }
  return builder.finish()
}

/** The cells of a row as (column, value). */
export function rowOf(matrix: Sparse, row: number): [number, Bits][] {
  const cells: [number, Bits][] = []
  for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1)
    cells.push([matrix.columns[at] ?? 0, matrix.values[at] ?? 0])
  return cells
}

/** Fills a matrix cell by cell and row by row. */
export class SparseBuilder {
  readonly #starts: Uint32Array
  readonly #columns: Uint16Array
  readonly #values: Float64Array
  #row = 0
  #cells = 0

  constructor(rows: number, capacity: number) {
    this.#starts = new Uint32Array(rows + 1)
    this.#columns = new Uint16Array(capacity)
    this.#values = new Float64Array(capacity)
  }

  add(column: number, value: Bits): void {
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
      rows: this.#row,
      starts: this.#starts,
      columns: this.#columns.subarray(0, this.#cells),
      values: this.#values.subarray(0, this.#cells),
    }
  }
}

/** The cells for which `keep` holds. */
export function filterCells(
  matrix: Sparse,
  keep: (row: number, column: number) => boolean,
): Sparse {
  const { rows, starts, columns, values } = matrix
  const builder = new SparseBuilder(rows, values.length)
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const column = columns[at] ?? 0
      if (keep(row, column)) builder.add(column, values[at] ?? 0)
    }
    builder.endRow()
  }
  return builder.finish()
}

/** The same cells with other values. */
export function mapCells(
  matrix: Sparse,
  change: (value: Bits, row: number, column: number) => Bits,
): Sparse {
  const { rows, starts, columns, values } = matrix
  const changed = new Float64Array(values.length)
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1)
      changed[at] = change(values[at] ?? 0, row, columns[at] ?? 0)
  }
  return { rows, starts, columns, values: changed }
}

/** Visits every cell in order. */
export function eachCell(
  matrix: Sparse,
  visit: (value: Bits, row: number, column: number) => void,
): void {
  const { rows, starts, columns, values } = matrix
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) visit(values[at] ?? 0, row, columns[at] ?? 0)
  }
}
