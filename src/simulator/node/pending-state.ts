import type { Change } from '../frame/changes.ts'
import type { RawState } from './history.ts'
import type { Table } from './store/store.ts'

/** A raw key (hex without `0x`) and what it is to hold; `undefined` removes it. */
type Write = Pick<Change, 'key' | 'after'>

/**
 * The table of raw state behind what a transaction has still to write to it. Blocks that are made in bulk change the same
 * keys over and over: only what the last one leaves is written.
 */
export class PendingState implements RawState {
  readonly #table: Table
  readonly #pending = new Map<string, Write>()

  constructor(table: Table) {
    this.#table = table
  }

  /** Notes what a key is to hold. */
  put(write: Write): void {
    this.#pending.set(write.key, write)
  }

  get(key: string): Uint8Array | undefined {
    const pending = this.#pending.get(key)
    return pending === undefined ? this.#table.get(key) : pending.after
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
    for (const [key, write] of this.#pending) {
      // Asked for only now: of most values the bytes are made when somebody wants them.
      const { after } = write
      if (after === undefined) this.#table.remove(key)
      else this.#table.put(key, after)
    }
    this.#pending.clear()
  }

  /** Forgets what was not written. */
  forget(): void {
    this.#pending.clear()
  }
}
