import type { Slot } from '../frame/slot.ts'
import type { RawState } from './history.ts'
import type { Table } from './store/store.ts'

/** What a raw key is to hold; `undefined` removes it. Asked for only when it is written: most values have no bytes till then. */
interface Write {
  readonly after: Uint8Array | undefined
  isPending: boolean
}

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

  /** Notes what a key (hex without `0x`) is to hold. */
  put(key: string, after: Uint8Array | undefined): void {
    this.#note(key, { after, isPending: true })
  }

  /** Notes that a key is to hold what its slot holds after the last block, also after those that are still to come. */
  follow(slot: Slot): void {
    if (slot.isPending) return
    slot.isPending = true
    this.#note(slot.raw, slot)
  }

  #note(key: string, write: Write): void {
    const other = this.#pending.get(key)
    // Two states of one chain have each a slot for a key: the later one counts, and the other may be noted again.
    if (other !== undefined) other.isPending = false
    this.#pending.set(key, write)
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
      const { after } = write
      if (after === undefined) this.#table.remove(key)
      else this.#table.put(key, after)
    }
    this.forget()
  }

  /** Forgets what was not written. */
  forget(): void {
    for (const write of this.#pending.values()) write.isPending = false
    this.#pending.clear()
  }
}
