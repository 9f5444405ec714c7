import { UsageError } from '../../errors/base.ts'

/** An object read from a scenario file, and where in the file it stands. */
export class Fields {
  readonly #of: Readonly<Record<string, unknown>>
  readonly where: string

  constructor(value: unknown, where: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw wrong(where, 'is no object')
    this.#of = value as Readonly<Record<string, unknown>>
    this.where = where
  }

  /** @throws {UsageError} for a field that scenarios do not have, since it would be overlooked. */
  only(...known: readonly string[]): this {
    const odd = Object.keys(this.#of).find((field) => !known.includes(field))
    if (odd !== undefined)
      throw wrong(this.at(odd), 'is no field of a scenario', `It may have: ${known.join(', ')}.`)
    return this
  }

  at(field: string): string {
    return this.where === '' ? field : `${this.where}.${field}`
  }

  has(field: string): boolean {
    return this.#of[field] !== undefined
  }

  raw(field: string): unknown {
    return this.#of[field]
  }

  text(field: string, missing?: string): string {
    const value = this.#of[field] ?? missing
    if (typeof value !== 'string' || value === '') throw wrong(this.at(field), 'is no text')
    return value
  }

  optionalText(field: string): string | undefined {
    return this.has(field) ? this.text(field) : undefined
  }

  whole(field: string, least: number, most: number, missing?: number): number {
    const value = this.#of[field] ?? missing
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw wrong(this.at(field), `is no whole number from ${least} to ${most}`)
    return value
  }

  list(field: string): unknown[] {
    const value = this.#of[field] ?? []
    if (!Array.isArray(value)) throw wrong(this.at(field), 'is no list')
    return value
  }

  objects(field: string): Fields[] {
    return this.list(field).map((each, i) => new Fields(each, `${this.at(field)}[${i}]`))
  }

  /** Runs `read` on the text of a field, and says where it stands when that fails. */
  parsed<T>(field: string, read: (text: string) => T, missing?: string): T {
    const text = this.text(field, missing)
    try {
      return read(text)
    } catch (error) {
      if (error instanceof UsageError) throw wrong(this.at(field), error.message, ...error.hints)
      throw error
    }
  }
}

/** A scenario that cannot be run, and where in it the reason stands. */
export function wrong(where: string, what: string, ...hints: readonly string[]): UsageError {
  return new UsageError(`Scenario: ${where === '' ? 'it' : where} ${what}.`, 'scenario_invalid', {
    hints,
    details: { where },
  })
}
