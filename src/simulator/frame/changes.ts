import {
  type Codec,
  encode,
  type Writer,
  writeAsBytes,
  writeLength,
  written,
} from '../../codec/index.ts'
import { ABSENT, byRawKey, type Slot, UNTOUCHED } from './tree.ts'

/** A key that a block changed, with its encodings before and after; `undefined` where there is no value. */
export interface Change {
  /** The raw key, hex without `0x`. */
  readonly key: string
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
  /** The key as a SCALE list of bytes, where it has changed before. */
  readonly scaleKey?: Uint8Array
}

/** Whether a value is compared by what it is, and so small that encoding it again costs less than keeping its bytes. */
function isSmall(value: unknown): boolean {
  return typeof value !== 'object'
}

/**
 * A change of a number, a name or an account: a block makes thousands, most of which are written to its root and its
 * journal and never seen again. They are encoded straight into those, and have bytes only for those who ask.
 */
class SmallChange implements Change {
  readonly key: string
  readonly scaleKey: Uint8Array | undefined
  readonly #codec: Codec<unknown>
  readonly #before: unknown
  readonly #after: unknown

  constructor(slot: Slot, before: unknown, after: unknown, scaleKey: Uint8Array | undefined) {
    this.key = slot.raw
    this.scaleKey = scaleKey
    this.#codec = slot.level.item.value
    this.#before = before
    this.#after = after
  }

  get before(): Uint8Array | undefined {
    return this.#before === ABSENT ? undefined : encode(this.#codec, this.#before)
  }

  get after(): Uint8Array | undefined {
    return this.#after === ABSENT ? undefined : encode(this.#codec, this.#after)
  }

  writeBefore(writer: Writer): void {
    writeSmall(writer, this.#codec, this.#before)
  }

  writeAfter(writer: Writer): void {
    writeSmall(writer, this.#codec, this.#after)
  }
}

function writeSmall(writer: Writer, codec: Codec<unknown>, value: unknown): void {
  writer.u8(value === ABSENT ? 0 : 1)
  if (value !== ABSENT) writeAsBytes(writer, codec, value)
}

/** Writes what a change's key held before as a SCALE option of a list of bytes. */
export function writeBefore(writer: Writer, change: Change): void {
  if (change instanceof SmallChange) change.writeBefore(writer)
  else writeOption(writer, change.before)
}

/** Writes what a change's key holds now as a SCALE option of a list of bytes. */
export function writeAfter(writer: Writer, change: Change): void {
  if (change instanceof SmallChange) change.writeAfter(writer)
  else writeOption(writer, change.after)
}

/** Writes a change's key as a SCALE list of bytes. */
export function writeKey(writer: Writer, { key, scaleKey }: Change): void {
  if (scaleKey !== undefined) writer.bytes(scaleKey)
  else writeRawKey(writer, key)
}

function writeOption(writer: Writer, value: Uint8Array | undefined): void {
  writer.u8(value === undefined ? 0 : 1)
  if (value === undefined) return
  writeLength(writer, value.length)
  writer.bytes(value)
}

function writeRawKey(writer: Writer, key: string): void {
  writeLength(writer, key.length / 2)
  writer.digits(key)
}

function scaleKeyOf(raw: string): Uint8Array {
  return written((writer) => writeRawKey(writer, raw))
}

/** What became of the touched slots of one item, in ascending order of key; the slots are as untouched afterwards. */
export function settle(touched: Slot[]): Change[] {
  const changes: Change[] = []
  for (const slot of touched.sort(byRawKey)) {
    const { base, value } = slot
    slot.base = UNTOUCHED
    const change = base === value ? undefined : changeOf(slot, base, value)
    slot.hasChanged ||= change !== undefined
    if (change !== undefined) changes.push(change)
  }
  return changes
}

/** `undefined` where other values are the same bytes. */
function changeOf(slot: Slot, base: unknown, value: unknown): Change | undefined {
  // What has changed before will change again; keys of several parts are too many to keep the bytes of.
  const scaleKey = slot.hasChanged && slot.level.depth === 0 ? slot.scaleKey(scaleKeyOf) : undefined
  if (isSmall(base) && isSmall(value)) {
    slot.bytes = undefined
    return new SmallChange(slot, base, value, scaleKey)
  }
  const codec = slot.level.item.value
  const before = slot.bytes ?? (base === ABSENT ? undefined : encode(codec, base))
  const after = value === ABSENT ? undefined : encode(codec, value)
  slot.bytes = after
  if (sameBytes(before, after)) return undefined
  return scaleKey === undefined
    ? { key: slot.raw, before, after }
    : { key: slot.raw, before, after, scaleKey }
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return a === b
  // Most values are short and differ early, where a native comparison costs more than it saves.
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}
