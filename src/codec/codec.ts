import { CodecError, Reader } from './reader.ts'
import type { Registry } from './registry.ts'
import { Writer } from './writer.ts'

/**
 * One SCALE type: how it is written, read and described in metadata. Because the three stand in one object, what a
 * client is told about a type cannot differ from what is on the wire.
 */
export interface Codec<T> {
  /** The type as Rust source spells it; shown as `typeName` of call arguments and event fields. */
  readonly typeName: string
  write(writer: Writer, value: T): void
  read(reader: Reader): T
  /** Adds the type to a portable registry and returns its id. */
  describe(registry: Registry): number
}

/** The TypeScript value of a codec. */
export type ValueOf<C> = C extends Codec<infer T> ? T : never

/** A writer between two uses: a block encodes thousands of small values. */
let idle: Writer | undefined

/** The bytes that `body` writes. */
export function written(body: (writer: Writer) => void): Uint8Array {
  const writer = begun()
  body(writer)
  const bytes = writer.finish()
  idle = writer
  return bytes
}

/** What `use` makes of the bytes that `body` writes. They are there for so long only, and never copied. */
export function consumed<T>(body: (writer: Writer) => void, use: (bytes: Uint8Array) => T): T {
  const writer = begun()
  body(writer)
  const result = use(writer.view())
  idle = writer
  return result
}

function begun(): Writer {
  const writer = idle ?? new Writer()
  // What encodes on its way must not find the same writer.
  idle = undefined
  writer.rewind()
  return writer
}

/** SCALE bytes of `value`. */
export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  return written((writer) => codec.write(writer, value))
}

/**
 * The value that `bytes` encode, wholly.
 *
 * @throws {CodecError} when bytes are missing, malformed or left over.
 */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  const reader = new Reader(bytes)
  const value = codec.read(reader)
  if (reader.remaining > 0) throw new CodecError(`${reader.remaining} trailing bytes`)
  return value
}

/** The same type under another Rust spelling (`T::AccountId`), for `typeName` only. */
export function spelled<T>(codec: Codec<T>, typeName: string): Codec<T> {
  return {
    typeName,
    write: (writer, value) => codec.write(writer, value),
    read: (reader) => codec.read(reader),
    describe: (registry) => codec.describe(registry),
  }
}

/**
 * `codec` for objects that are written several times and never change: the list of a block's events is hashed, stored, and
 * noted as what was there before the next block. Each is encoded once, for as long as somebody holds it.
 */
export function remembered<T extends object>(codec: Codec<T>): Codec<T> {
  const encoded = new WeakMap<T, Uint8Array>()
  return {
    typeName: codec.typeName,
    write(writer, value) {
      const known = encoded.get(value)
      if (known !== undefined) return writer.bytes(known)
      const start = writer.length
      codec.write(writer, value)
      encoded.set(value, writer.since(start))
    },
    read: (reader) => codec.read(reader),
    describe: (registry) => codec.describe(registry),
  }
}

/** `codec` with values converted on the way in and out; the wire and the metadata stay the same. */
export function mapped<A, B>(codec: Codec<A>, to: (a: A) => B, from: (b: B) => A): Codec<B> {
  return {
    typeName: codec.typeName,
    write: (writer, value) => codec.write(writer, from(value)),
    read: (reader) => to(codec.read(reader)),
    describe: (registry) => codec.describe(registry),
  }
}

/** A codec that is bound later: runtime-wide enums contain themselves (a batch holds calls). */
export class LazyCodec<T> implements Codec<T> {
  readonly typeName: string
  #target: Codec<T> | undefined

  constructor(typeName: string) {
    this.typeName = typeName
  }

  /** Names what this stands for; a runtime does it once, when it is composed. */
  bind(target: Codec<T>): void {
    this.#target = target
  }

  get target(): Codec<T> {
    if (this.#target === undefined) throw new TypeError(`${this.typeName} is not bound yet`)
    return this.#target
  }

  write(writer: Writer, value: T): void {
    this.target.write(writer, value)
  }

  read(reader: Reader): T {
    return reader.nested(() => this.target.read(reader))
  }

  describe(registry: Registry): number {
    return registry.recursive(this, this.target)
  }
}
