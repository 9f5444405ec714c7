import { encode } from '../../codec/index.ts'
import type { CheapKey } from './hashers.ts'
import type { Node } from './tree.ts'

/** Marks a key that is known not to exist, so that it is looked up below only once. */
export const ABSENT = Symbol('absent')

/** What {@link Slot.base} is while no block has written to the slot. */
export const UNTOUCHED = Symbol('untouched')

/** Digits of a key that one double holds exactly, with room for a place in a list. */
const ORDER_DIGITS = 10

/**
 * One key of one item: its decoded value, and what is known of its bytes. A slot outlives blocks, so that a key which
 * changes in each of them is hashed only once.
 */
export class Slot {
  readonly level: Node
  readonly key: CheapKey
  /** The decoded value, or {@link ABSENT}. */
  value: unknown
  /** What the slot held when the block began, from its first write on. */
  base: unknown = UNTOUCHED
  /** Whether a store has noted that it has still to write the value. */
  isPending = false
  #raw: string | undefined
  #order: number | undefined

  constructor(level: Node, key: CheapKey, value: unknown) {
    this.level = level
    this.key = key
    this.value = value
  }

  /** The raw key, hex without `0x`. */
  get raw(): string {
    this.#raw ??= this.level.rawOf(this.key)
    return this.#raw
  }

  /** The head of the raw key behind the item's prefix as a number: compares faster than text, and nearly always suffices. */
  get order(): number {
    if (this.#order === undefined) {
      const start = this.level.item.rawPrefix.length
      const head = this.raw.slice(start, start + ORDER_DIGITS).padEnd(ORDER_DIGITS, '0')
      this.#order = Number.parseInt(head, 16)
    }
    return this.#order
  }

  /** The encoding of what the last block left, whatever this one has written since; `undefined` where there is nothing. */
  get after(): Uint8Array | undefined {
    const settled = this.base === UNTOUCHED ? this.value : this.base
    return settled === ABSENT ? undefined : encode(this.level.item.value, settled)
  }
}
