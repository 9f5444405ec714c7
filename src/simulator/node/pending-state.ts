import type { Slot } from '../frame/slot.ts'
import type { RawState } from './history.ts'
import type { Table } from './store/store.ts'

/** Characters of a key that say which item it belongs to. */
const ITEM = 64

/** What a raw key is to hold; `undefined` removes it. Asked for only when it is written: most values have no bytes till then. */
interface Write {
  readonly raw: string
  readonly after: Uint8Array | undefined
  isPending: boolean
}

/** What is to be written of one item. */
class Writes {
  /** In the order in which they were noted: of those to one key, the last counts. */
  readonly noted: Write[] = []
  readonly #byKey = new Map<string, Write>()
  #indexed = 0

  /** Keys are looked up in few items, and rarely: nothing is indexed till then. */
  find(key: string): Write | undefined {
    for (; this.#indexed < this.noted.length; this.#indexed += 1) {
      const write = this.noted[this.#indexed]
      if (write !== undefined) this.#byKey.set(write.raw, write)
    }
    return this.#byKey.get(key)
  }
}

/**
 * The table of raw state behind what a transaction has still to write to it. Blocks that are made in bulk change the same
 * keys over and over: only what the last one leaves is written.
 */
export class PendingState implements RawState {
  readonly #table: Table
  /** By the heads of keys. */
  readonly #items = new Map<string, Writes>()

  constructor(table: Table) {
    this.#table = table
  }

  /** Notes what a key (hex without `0x`) is to hold. */
  put(key: string, after: Uint8Array | undefined): void {
    const writes = this.#writesTo(key.slice(0, ITEM))
    const other = writes.find(key)
    // The slot that followed the key may change it again later: it is then to be noted behind this.
    if (other !== undefined) other.isPending = false
    writes.noted.push({ raw: key, after, isPending: true })
  }

  /**
   * Notes that a key is to hold what its slot holds after the last block, also after those that are still to come. Of two
   * states of one chain only the later one goes on to change.
   */
  follow(slot: Slot): void {
    if (slot.isPending) return
    slot.isPending = true
    this.#writesTo(slot.level.item.rawPrefix).noted.push(slot)
  }

  #writesTo(item: string): Writes {
    let writes = this.#items.get(item)
    if (writes === undefined) {
      writes = new Writes()
      this.#items.set(item, writes)
    }
    return writes
  }

  get(key: string): Uint8Array | undefined {
    const pending = this.#items.get(key.slice(0, ITEM))?.find(key)
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
    for (const { noted } of this.#items.values())
      for (const { raw, after } of noted)
        if (after === undefined) this.#table.remove(raw)
        else this.#table.put(raw, after)
    this.forget()
  }

  /** Forgets what was not written. */
  forget(): void {
    for (const { noted } of this.#items.values()) for (const write of noted) write.isPending = false
    this.#items.clear()
  }
}
