import type { RawState } from './history.ts'
import type { Table } from './store/store.ts'

/**
 * The table of raw state behind what a transaction has still to write to it. Blocks that are made in bulk change the same
 * keys over and over: only what the last one leaves is written.
 */
export class PendingState implements RawState {
  readonly #table: Table
  readonly #pending = new Map<string, Uint8Array | undefined>()

  constructor(table: Table) {
    this.#table = table
  }

  /** Notes what a key is to hold; `undefined` removes it. */
  set(key: string, value: Uint8Array | undefined): void {
    this.#pending.set(key, value)
  }

  get(key: string): Uint8Array | undefined {
    return this.#pending.has(key) ? this.#pending.get(key) : this.#table.get(key)
  }

  entries(prefix: string, after?: string): Iterable<readonly [string, Uint8Array]> {
    this.write()
    return this.#table.range(prefix, after)
  }

  isEmpty(prefix: string): boolean {
    this.write()
    return this.#table.isEmpty(prefix)
  }

  /** Writes everything to the table. */
  write(): void {
    for (const [key, value] of this.#pending)
      if (value === undefined) this.#table.remove(key)
      else this.#table.put(key, value)
    this.#pending.clear()
  }

  /** Forgets what was not written. */
  forget(): void {
    this.#pending.clear()
  }
}
