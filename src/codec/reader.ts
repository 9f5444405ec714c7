import { type Hex, toHex } from './hex.ts'

/** Input that is not the SCALE encoding of the type asked for. */
export class CodecError extends Error {
  override readonly name = 'CodecError'
}

/** Deepest nesting of recursive types (a batch in a batch …) that is read, as `MAX_EXTRINSIC_DEPTH` upstream. */
const MAX_DEPTH = 256

/** A cursor over bytes; reading past the end throws {@link CodecError}. */
export class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0
  #depth = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get offset(): number {
    return this.#at
  }

  get remaining(): number {
    return this.#bytes.length - this.#at
  }

  #take(count: number): number {
    const at = this.#at
    if (count > this.#bytes.length - at)
      throw new CodecError(`unexpected end: ${count} bytes wanted at ${at}`)
    this.#at = at + count
    return at
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true)
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true)
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true)
  }

  /** Unsigned little-endian of `width` bytes, a multiple of eight. */
  wide(width: number): bigint {
    const at = this.#take(width)
    let value = 0n
    for (let word = width - 8; word >= 0; word -= 8)
      value = (value << 64n) | this.#view.getBigUint64(at + word, true)
    return value
  }

  /** A copy of the next `count` bytes. */
  bytes(count: number): Uint8Array {
    const at = this.#take(count)
    return this.#bytes.slice(at, at + count)
  }

  hex(count: number): Hex {
    const at = this.#take(count)
    return toHex(this.#bytes.subarray(at, at + count))
  }

  /** Reads a recursive type, refusing input that nests deeper than any honest extrinsic. */
  nested<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new CodecError(`nested deeper than ${MAX_DEPTH}`)
    this.#depth += 1
    const value = read()
    this.#depth -= 1
    return value
  }
}
