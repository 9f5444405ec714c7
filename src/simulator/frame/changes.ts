import {
  type Codec,
  Reader,
  readLength,
  Writer,
  writeAsBytes,
  writeLength,
  written,
} from '../../codec/index.ts'
import { inKeyOrder } from './key-order.ts'
import type { Root } from './root.ts'
import { Section } from './section.ts'
import { ABSENT, type Slot, UNTOUCHED } from './slot.ts'

/** A key that a block changed, with its encodings before and after; `undefined` where there is no value. */
export interface Change {
  /** The raw key, hex without `0x`. */
  readonly key: string
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
}

/**
 * What a block changed, in ascending order of key, written down once and straight from decoded values: a block makes
 * thousands of changes, nearly all of which are hashed, kept and never looked at. The bytes are there until the state
 * settles again: {@link kept} are there for longer.
 */
export interface Changes {
  readonly count: number
  /** Each key as `Vec<u8>`, and behind it what it holds now as `Option<Vec<u8>>`. */
  readonly after: Uint8Array
  /** The same with what each key held before. */
  readonly before: Uint8Array
  /** Where the values are now. */
  readonly slots: readonly Slot[]
}

/** Writes {@link Changes}, item by item. */
export class ChangesWriter {
  readonly #after = new Writer()
  readonly #before = new Writer()
  #slots: Slot[] = []

  /** Begins to note what a block changed; what was noted before is written over. */
  begin(): void {
    this.#after.rewind()
    this.#before.rewind()
    this.#slots = []
  }

  /** Notes what the block changed of an item, and that its slots are untouched again. */
  addItem(root: Root): void {
    const { isRepeated, section, touchedCount } = root
    if (isRepeated && section?.repeat(this.#after, this.#before) === true) {
      for (const slot of section.slots) this.#slots.push(slot)
      return
    }
    const start = this.#after.length
    const values: number[] = []
    const ends: number[] = []
    const slots = inKeyOrder(root.touched, touchedCount)
    for (let i = 0; i < touchedCount; i += 1) {
      const slot = slots[i]
      if (slot === undefined) continue
      const { base, value } = slot
      slot.base = UNTOUCHED
      const at = base === value ? undefined : this.#add(slot, base, value)
      if (at === undefined) continue
      values.push(at - start)
      ends.push(this.#after.length - start)
    }
    // Only where all have changed, as they will again, is it worth keeping how that was written down.
    root.section =
      isRepeated && values.length === touchedCount
        ? new Section(slots.slice(0, touchedCount), this.#after.since(start), values, ends)
        : undefined
  }

  /**
   * Notes that a slot that held `before` now holds `after`; does nothing where other values are the same bytes. Returns where
   * the value is written.
   */
  #add(slot: Slot, before: unknown, after: unknown): number | undefined {
    const now = this.#after
    const then = this.#before
    const start = now.length
    const startBefore = then.length
    writeRawKey(now, slot.raw)
    then.repeat(now, start)
    const value = now.length
    const valueBefore = then.length
    const codec = slot.level.item.value
    writeValue(now, codec, after)
    writeValue(then, codec, before)
    // Numbers and names are other bytes when they are other values; of objects only the bytes tell.
    if (typeof after === 'object') {
      const length = now.length - value
      if (length === then.length - valueBefore && now.matches(value, then, valueBefore, length)) {
        now.seek(start)
        then.seek(startBefore)
        return undefined
      }
    }
    this.#slots.push(slot)
    return value
  }

  /** What was added since the beginning. */
  finish(): Changes {
    return {
      count: this.#slots.length,
      after: this.#after.view(),
      before: this.#before.view(),
      slots: this.#slots,
    }
  }
}

function writeValue(writer: Writer, codec: Codec<unknown>, value: unknown): void {
  writer.u8(value === ABSENT ? 0 : 1)
  if (value !== ABSENT) writeAsBytes(writer, codec, value)
}

/** The changes, for those who still want them when the state has settled again. */
export function kept(changes: Changes): Changes {
  const { after, before } = changes
  return { ...changes, after: after.slice(), before: before.slice() }
}

function writeRawKey(writer: Writer, key: string): void {
  writeLength(writer, key.length / 2)
  writer.digits(key)
}

function writeOption(writer: Writer, value: Uint8Array | undefined): void {
  writer.u8(value === undefined ? 0 : 1)
  if (value === undefined) return
  writeLength(writer, value.length)
  writer.bytes(value)
}

/** The changes one by one. */
export function listOf({ count, after, before }: Changes): Change[] {
  const now = new Reader(after)
  const then = new Reader(before)
  return Array.from({ length: count }, () => {
    const key = Buffer.from(now.bytes(readLength(now))).toString('hex')
    then.bytes(readLength(then))
    return { key, before: readOption(then), after: readOption(now) }
  })
}

function readOption(reader: Reader): Uint8Array | undefined {
  return reader.u8() === 0 ? undefined : new Uint8Array(reader.bytes(readLength(reader)))
}

/** The changes of a list, which no slots stand behind. */
export function changesOf(list: readonly Change[]): Changes {
  const sorted = [...list].sort((a, b) => (a.key < b.key ? -1 : 1))
  const side = (of: (change: Change) => Uint8Array | undefined) =>
    written((writer) => {
      for (const change of sorted) {
        writeRawKey(writer, change.key)
        writeOption(writer, of(change))
      }
    })
  return {
    count: sorted.length,
    after: side((change) => change.after),
    before: side((change) => change.before),
    slots: [],
  }
}
