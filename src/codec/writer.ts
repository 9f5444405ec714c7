import type { Hex } from './hex.ts'

const INITIAL = 256
/** Values of hex digits by character code; 255 where a character is none. */
const DIGITS = new Uint8Array(128).fill(255)
for (let value = 0; value < 16; value += 1)
  for (const digit of [value.toString(16), value.toString(16).toUpperCase()])
    DIGITS[digit.charCodeAt(0)] = value
const LARGEST_KEPT = 1_048_576

/** A growing buffer with a cursor: every codec appends to one of these, so nothing is merged twice. */
export class Writer {
  #bytes = new Uint8Array(INITIAL)
  #view = new DataView(this.#bytes.buffer)
  #at = 0

  /** Number of bytes written so far. */
  get length(): number {
    return this.#at
  }

  /** Goes on at `at`: what was written behind it is forgotten or written over. */
  seek(at: number): void {
    this.#at = at
  }

  /** Writes over the byte at `at`. */
  patch(at: number, byte: number): void {
    this.#bytes[at] = byte
  }

  /** Begins anew, without the room that one large value may have taken. */
  rewind(): void {
    this.#at = 0
    if (this.#bytes.length <= LARGEST_KEPT) return
    this.#use(new Uint8Array(INITIAL))
  }

  #use(bytes: Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer)
  }

  #reserve(count: number): number {
    const at = this.#at
    const end = at + count
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2))
      grown.set(this.#bytes)
      this.#use(grown)
    }
    this.#at = end
    return at
  }

  u8(value: number): void {
    const at = this.#reserve(1)
    this.#bytes[at] = value
  }

  u16(value: number): void {
    const at = this.#reserve(2)
    this.#view.setUint16(at, value, true)
  }

  /** Each of `values`, without their number. */
  u16s(values: Uint16Array): void {
    const at = this.#reserve(2 * values.length)
    const view = this.#view
    for (let i = 0; i < values.length; i += 1) view.setUint16(at + 2 * i, values[i] ?? 0, true)
  }

  u32(value: number): void {
    const at = this.#reserve(4)
    this.#view.setUint32(at, value, true)
  }

  u64(value: bigint): void {
    const at = this.#reserve(8)
    this.#view.setBigUint64(at, value, true)
  }

  /** Little-endian two's complement of `width` bytes, a multiple of eight. */
  wide(value: bigint, width: number): void {
    const at = this.#reserve(width)
    if (width === 8) {
      this.#view.setBigUint64(at, value, true)
      return
    }
    for (let word = 0; word < width; word += 8)
      this.#view.setBigUint64(at + word, BigInt.asUintN(64, value >> BigInt(8 * word)), true)
  }

  bytes(value: Uint8Array): void {
    const at = this.#reserve(value.length)
    this.#bytes.set(value, at)
  }

  /** The bytes behind `0x…` text. @throws {RangeError} for other text. */
  hex(value: Hex): void {
    if (!value.startsWith('0x')) throw new RangeError('expected hex that begins with 0x')
    this.digits(value, 2)
  }

  /** As {@link hex}, of text that has its first digit at `start`. @throws {RangeError} */
  digits(text: string, start = 0): void {
    const { length } = text
    if (length % 2 !== 0) throw new RangeError('expected hex of whole bytes')
    const at = this.#reserve((length - start) / 2)
    const bytes = this.#bytes
    // Keys and accounts: too short for a native write to pay.
    let seen = 0
    for (let from = start, to = at; from < length; from += 2, to += 1) {
      const high = DIGITS[text.charCodeAt(from)] ?? 255
      const low = DIGITS[text.charCodeAt(from + 1)] ?? 255
      seen |= high | low
      bytes[to] = (high << 4) | low
    }
    if (seen > 15) throw new RangeError('expected hex digits')
  }

  /** Writes again what `other` has written from `start` on. */
  repeat(other: Writer, start: number): void {
    const end = other.#at
    let to = this.#reserve(end - start)
    let from = start
    // Keys and the like: too short for a native copy to pay.
    const view = this.#view
    const source = other.#view
    for (; from + 4 <= end; from += 4, to += 4) view.setInt32(to, source.getInt32(from))
    for (; from < end; from += 1, to += 1) this.#bytes[to] = other.#bytes[from] ?? 0
  }

  /** Whether the `length` bytes from `start` on are those that `other` has written from `otherStart` on. */
  matches(start: number, other: Writer, otherStart: number, length: number): boolean {
    const bytes = this.#bytes
    const others = other.#bytes
    for (let i = 0; i < length; i += 1)
      if (bytes[start + i] !== others[otherStart + i]) return false
    return true
  }

  /** Makes room for `count` bytes at `at`, before what was written there. */
  insert(at: number, count: number): void {
    const end = this.#at
    this.#reserve(count)
    this.#bytes.copyWithin(at + count, at, end)
  }

  /** What was written, until something else is. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#at)
  }

  /** Copies what was written from `start` on into `target`, until that is full. */
  copyTo(target: Uint8Array, start: number): void {
    target.set(this.#bytes.subarray(start, start + target.length))
  }

  /** A copy of what was written from `start` on. */
  since(start: number): Uint8Array {
    return this.#bytes.slice(start, this.#at)
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.since(0)
  }
}
