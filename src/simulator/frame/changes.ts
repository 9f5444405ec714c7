import {
  Reader,
  readLength,
  Writer,
  writeAsBytes,
  writeLength,
  written,
} from '../../codec/index.ts'
import { ABSENT, type Slot } from './tree.ts'

/** A key that a block changed, with its encodings before and after; `undefined` where there is no value. */
export interface Change {
  /** The raw key, hex without `0x`. */
  readonly key: string
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
}

/**
 * What a block changed, in ascending order of key, written down once and straight from decoded values: a block makes
 * thousands of changes, nearly all of which are hashed, kept and never looked at.
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

/** Writes {@link Changes}, slot by slot. */
export class ChangesWriter {
  readonly #after = new Writer()
  readonly #before = new Writer()
  #slots: Slot[] = []

  /** Notes that a slot that held `before` now holds `after`; does nothing where other values are the same bytes. */
  add(slot: Slot, before: unknown, after: unknown): void {
    const now = this.#after
    const then = this.#before
    const start = now.length
    const startBefore = then.length
    writeSlotKey(now, slot)
    then.repeat(now, start)
    const value = now.length
    const valueBefore = then.length
    const codec = slot.level.item.value
    now.u8(after === ABSENT ? 0 : 1)
    if (after !== ABSENT) writeAsBytes(now, codec, after)
    then.u8(before === ABSENT ? 0 : 1)
    if (before !== ABSENT) writeAsBytes(then, codec, before)
    // Numbers and names are other bytes when they are other values; of objects only the bytes tell.
    if (typeof after === 'object' && now.endsAs(value, then, valueBefore)) {
      now.seek(start)
      then.seek(startBefore)
      return
    }
    slot.hasChanged = true
    this.#slots.push(slot)
  }

  /** What was added since the last call. */
  finish(): Changes {
    const changes = {
      count: this.#slots.length,
      after: this.#after.finish(),
      before: this.#before.finish(),
      slots: this.#slots,
    }
    this.#after.rewind()
    this.#before.rewind()
    this.#slots = []
    return changes
  }
}

/** What has changed before will change again: its key is kept as it is written. Those of several parts are too many for that. */
function writeSlotKey(writer: Writer, slot: Slot): void {
  if (slot.hasChanged && slot.level.depth === 0) writer.bytes(slot.scaleKey(scaleKeyOf))
  else writeRawKey(writer, slot.raw)
}

function scaleKeyOf(raw: string): Uint8Array {
  return written((writer) => writeRawKey(writer, raw))
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
