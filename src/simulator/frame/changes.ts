import { encode, type Writer, writeLength, written } from '../../codec/index.ts'
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

/** Writes a change's key as a SCALE list of bytes. */
export function writeKey(writer: Writer, { key, scaleKey }: Change): void {
  if (scaleKey !== undefined) writer.bytes(scaleKey)
  else writeRawKey(writer, key)
}

/** Writes an encoding as a SCALE option of a list of bytes. */
export function writeOption(writer: Writer, value: Uint8Array | undefined): void {
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
    if (base === value) continue
    const codec = slot.level.item.value
    const known = slot.bytes
    const before = known ?? (base === ABSENT ? undefined : encode(codec, base))
    const after = value === ABSENT ? undefined : encode(codec, value)
    slot.bytes = after
    if (sameBytes(before, after)) continue
    const key = slot.raw
    // What has changed before will change again; keys of several parts are too many to keep the bytes of.
    changes.push(
      known === undefined || slot.level.depth > 0
        ? { key, before, after }
        : { key, before, after, scaleKey: slot.scaleKey(scaleKeyOf) },
    )
  }
  return changes
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return a === b
  // Most values are short and differ early, where a native comparison costs more than it saves.
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}
