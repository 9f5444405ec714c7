import type { Section } from './section.ts'
import type { Slot } from './slot.ts'
import { Node } from './tree.ts'

/** The top level of an item's keys, and which slots the block has written to. */
export class Root extends Node {
  /** Slots in the order of their first writes; behind the first {@link touchedCount}, what an earlier block has left. */
  readonly touched: Slot[] = []
  /** How many slots the block has written to. */
  touchedCount = 0
  /** How the keys of the last blocks were written down, where they were the same ones. */
  section: Section | undefined
  #lastCount = 0
  #asLast = true

  /** Notes that the block has written to a slot, once for each. */
  touch(slot: Slot): void {
    const at = this.touchedCount
    if (at === this.touched.length) {
      this.touched.push(slot)
      this.#asLast = false
    } else if (this.touched[at] !== slot) {
      this.touched[at] = slot
      this.#asLast = false
    }
    this.touchedCount = at + 1
  }

  /** Whether the block has written to the slots that the last block to write here wrote to, in the same order. */
  get isRepeated(): boolean {
    return this.#asLast && this.touchedCount === this.#lastCount
  }

  /** The block is over. */
  begin(): void {
    this.#lastCount = this.touchedCount
    this.#asLast = true
    this.touchedCount = 0
  }
}
