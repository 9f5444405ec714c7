import { shown } from '../../compare.ts'
import { integerOf, type Row } from '../../json.ts'

function integerIn(value: unknown): bigint {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Error(`no integer: ${shown(value)}`)
  return BigInt(value)
}

/**
 * A field that lists integers.
 *
 * @throws {Error} when the row has no such field, or something else in it.
 */
export function integersOf(row: Row, field: string): bigint[] {
  const values = row[field]
  if (!Array.isArray(values)) throw new Error(`the row has no list "${field}": ${shown(row)}`)
  return values.map(integerIn)
}

/** A field that is a small integer. */
export function numberOf(row: Row, field: string): number {
  return Number(integerOf(row, field))
}

/**
 * A list of pairs of integers.
 *
 * @throws {Error} when it is none.
 */
export function pairsOf(value: unknown): [bigint, bigint][] {
  if (!Array.isArray(value)) throw new Error(`no list of pairs: ${shown(value)}`)
  return value.map((pair) => {
    if (!Array.isArray(pair)) throw new Error(`no pair: ${shown(pair)}`)
    return [integerIn(pair[0]), integerIn(pair[1])]
  })
}
