import { isRecord, shown } from './compare.ts'

/** A row of a recorded file. */
export type Row = Readonly<Record<string, unknown>>

/** The rows of a section; none when the file has no such section. */
export function rowsOf(json: unknown, section: string): readonly Row[] {
  const rows = isRecord(json) ? json[section] : undefined
  return Array.isArray(rows) ? rows.filter(isRecord) : []
}

/**
 * An integer field, written as a decimal string or a number.
 *
 * @throws {Error} when the row has no such field.
 */
export function integerOf(row: Row, field: string): bigint {
  const value = row[field]
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Error(`the row has no integer "${field}": ${shown(row)}`)
  return BigInt(value)
}
