import { type Writer, writeAsBytes } from '../../codec/index.ts'
import { ABSENT, type Slot, UNTOUCHED } from './slot.ts'

/**
 * What the last block wrote down of an item: keys and values. A block that changes just these keys again copies it, and
 * writes nothing anew but the values. Most of a chain's blocks do that with most items.
 */
export class Section {
  /** In ascending order of key. */
  readonly slots: readonly Slot[]
  readonly #bytes: Uint8Array
  /** Where in `#bytes` the keys of the slots end, and where the next ones begin. */
  readonly #values: readonly number[]
  readonly #ends: readonly number[]

  /** @param bytes keys and values as `Changes.after` has them. */
  constructor(
    slots: readonly Slot[],
    bytes: Uint8Array,
    values: readonly number[],
    ends: readonly number[],
  ) {
    this.slots = slots
    this.#bytes = bytes
    this.#values = values
    this.#ends = ends
  }

  /**
   * Writes what the slots held to `then`, and what they hold to `now`. Returns false, with nothing written, unless each holds
   * something else than before that takes as many bytes.
   */
  repeat(now: Writer, then: Writer): boolean {
    const bytes = this.#bytes
    const start = now.length
    const startBefore = then.length
    now.bytes(bytes)
    then.bytes(bytes)
    const fits = this.#write(now, start, then, startBefore)
    now.seek(fits ? start + bytes.length : start)
    if (!fits) {
      then.seek(startBefore)
      return false
    }
    now.copyTo(bytes, start)
    for (const slot of this.slots) slot.base = UNTOUCHED
    return true
  }

  #write(now: Writer, start: number, then: Writer, startBefore: number): boolean {
    const { slots } = this
    const codec = slots[0]?.level.item.value
    if (codec === undefined) return false
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i]
      if (slot === undefined) return false
      const { base, value } = slot
      if (base === value || base === ABSENT || value === ABSENT) return false
      const at = this.#values[i] ?? 0
      const end = this.#ends[i] ?? 0
      // Before the value stands that there is one.
      now.seek(start + at + 1)
      writeAsBytes(now, codec, value)
      if (now.length !== start + end) return false
      // Numbers and names are other bytes when they are other values; of objects only the bytes tell.
      if (typeof value === 'object' && now.matches(start + at, then, startBefore + at, end - at))
        return false
    }
    return true
  }
}
