import type { Hex } from '../../../codec/index.ts'
import type { Entry } from './entry.ts'

/** Entries by hash in order of arrival, with a limit to their number and to their bytes together. */
export class Queue {
  readonly #entries = new Map<Hex, Entry>()
  readonly #most: number
  readonly #mostBytes: number
  #bytes = 0

  constructor(most: number, mostBytes: number) {
    this.#most = most
    this.#mostBytes = mostBytes
  }

  get size(): number {
    return this.#entries.size
  }

  get(hash: Hex): Entry | undefined {
    return this.#entries.get(hash)
  }

  values(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  put(entry: Entry): void {
    this.remove(entry.hash)
    this.#entries.set(entry.hash, entry)
    this.#bytes += entry.extrinsic.bytes.length
  }

  remove(hash: Hex): void {
    const entry = this.#entries.get(hash)
    if (entry === undefined) return
    this.#entries.delete(hash)
    this.#bytes -= entry.extrinsic.bytes.length
  }

  /** The entry that has to go while there are too many: of the lowest priority the youngest. */
  surplus(): Entry | undefined {
    if (this.#entries.size <= this.#most && this.#bytes <= this.#mostBytes) return undefined
    return this.values().reduce((worst, entry) =>
      entry.priority < worst.priority ||
      (entry.priority === worst.priority && entry.sequence > worst.sequence)
        ? entry
        : worst,
    )
  }
}
