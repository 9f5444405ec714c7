import type { Codec } from './codec.ts'
import type { Hex } from './hex.ts'
import { readLength, u8, writeLength } from './primitives.ts'
import { CodecError, type Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** `Vec<T>`. A length that the rest of the input cannot hold is refused before anything is allocated. */
export function vec<T>(item: Codec<T>): Codec<readonly T[]> {
  const codec: Codec<readonly T[]> = {
    typeName: `Vec<${item.typeName}>`,
    write: (writer, values) => writeItems(writer, item, values),
    read: (reader) => readItems(reader, item),
    describe: (registry) => {
      const of = item.describe(registry)
      return registry.add(codec, () => ({ path: [], params: [], def: { type: 'sequence', of } }))
    },
  }
  return codec
}

/** `Vec<u8>` as raw bytes. */
export const bytes: Codec<Uint8Array> = {
  typeName: 'Vec<u8>',
  write(writer, value) {
    writeLength(writer, value.length)
    writer.bytes(value)
  },
  read: (reader) => reader.bytes(readLength(reader)),
  describe: (registry) => vec(u8).describe(registry),
}

/**
 * `BoundedVec<T, N>` over any sequence codec: more than `max` items is malformed.
 *
 * @param path whether the bound shows in metadata as upstream's wrapper type does.
 */
export function bounded<T extends { readonly length: number }>(
  inner: Codec<T>,
  max: number,
): Codec<T> {
  const codec: Codec<T> = {
    typeName: `Bounded${inner.typeName}`,
    write(writer, value) {
      if (value.length > max) throw new RangeError(`${value.length} items, at most ${max} allowed`)
      inner.write(writer, value)
    },
    read(reader) {
      const value = inner.read(reader)
      if (value.length > max) throw new CodecError(`${value.length} items, at most ${max} allowed`)
      return value
    },
    describe: (registry) => {
      const type = inner.describe(registry)
      return registry.add(codec, () => ({
        path: ['bounded_collections', 'bounded_vec', 'BoundedVec'],
        params: [{ name: 'T' }, { name: 'S' }],
        def: { type: 'composite', fields: [{ type, typeName: inner.typeName }] },
      }))
    },
  }
  return codec
}

/** `[u8; N]` as `0x…` text. */
export function fixedBytes(length: number, typeName = `[u8; ${length}]`): Codec<Hex> {
  const codec: Codec<Hex> = {
    typeName,
    write(writer, value) {
      if (typeof value !== 'string' || value.length !== 2 + 2 * length)
        throw new RangeError(`expected ${length} bytes of hex`)
      writer.hex(value)
    },
    read: (reader) => reader.hex(length),
    describe: (registry) => {
      const of = u8.describe(registry)
      return registry.add(codec, () => ({
        path: [],
        params: [],
        def: { type: 'array', length, of },
      }))
    },
  }
  return codec
}

/** `[T; N]`. */
export function array<T>(item: Codec<T>, length: number): Codec<readonly T[]> {
  const codec: Codec<readonly T[]> = {
    typeName: `[${item.typeName}; ${length}]`,
    write(writer, values) {
      if (values.length !== length) throw new RangeError(`expected ${length} items`)
      for (const value of values) item.write(writer, value)
    },
    read: (reader) => Array.from({ length }, () => item.read(reader)),
    describe: (registry) => {
      const of = item.describe(registry)
      return registry.add(codec, () => ({
        path: [],
        params: [],
        def: { type: 'array', length, of },
      }))
    },
  }
  return codec
}

/** `Option<T>`: `undefined` is `None`. */
export function option<T>(some: Codec<T>): Codec<T | undefined> {
  const codec: Codec<T | undefined> = {
    typeName: `Option<${some.typeName}>`,
    write(writer, value) {
      writer.u8(value === undefined ? 0 : 1)
      if (value !== undefined) some.write(writer, value)
    },
    read(reader) {
      const tag = reader.u8()
      if (tag > 1) throw new CodecError(`an option cannot be ${tag}`)
      return tag === 1 ? some.read(reader) : undefined
    },
    describe: (registry) => {
      const type = some.describe(registry)
      return registry.add(codec, () => ({
        path: ['Option'],
        params: [{ name: 'T', type }],
        def: {
          type: 'variant',
          variants: [
            { name: 'None', index: 0, fields: [] },
            { name: 'Some', index: 1, fields: [{ type }] },
          ],
        },
      }))
    },
  }
  return codec
}

/** `BTreeMap<K, V>` as entries in ascending order of key; writing sorts nothing, the caller keeps the order. */
export function btreeMap<K, V>(
  key: Codec<K>,
  value: Codec<V>,
): Codec<readonly (readonly [K, V])[]> {
  const entry: Codec<readonly [K, V]> = {
    typeName: `(${key.typeName}, ${value.typeName})`,
    write(writer, [k, v]) {
      key.write(writer, k)
      value.write(writer, v)
    },
    read: (reader) => [key.read(reader), value.read(reader)],
    describe: (registry) => {
      const of = [key.describe(registry), value.describe(registry)]
      return registry.add(entry, () => ({ path: [], params: [], def: { type: 'tuple', of } }))
    },
  }
  const entries = vec(entry)
  const codec: Codec<readonly (readonly [K, V])[]> = {
    typeName: `BTreeMap<${key.typeName}, ${value.typeName}>`,
    write: (writer, values) => entries.write(writer, values),
    read: (reader) => entries.read(reader),
    describe: (registry) => {
      const params = [
        { name: 'K', type: key.describe(registry) },
        { name: 'V', type: value.describe(registry) },
      ]
      const type = entries.describe(registry)
      return registry.add(codec, () => ({
        path: ['BTreeMap'],
        params,
        def: { type: 'composite', fields: [{ type }] },
      }))
    },
  }
  return codec
}

/** `BTreeSet<T>` as an array in ascending order. */
export function btreeSet<T>(item: Codec<T>): Codec<readonly T[]> {
  const items = vec(item)
  const codec: Codec<readonly T[]> = {
    typeName: `BTreeSet<${item.typeName}>`,
    write: (writer, values) => items.write(writer, values),
    read: (reader) => items.read(reader),
    describe: (registry) => {
      const params = [{ name: 'T', type: item.describe(registry) }]
      const type = items.describe(registry)
      return registry.add(codec, () => ({
        path: ['BTreeSet'],
        params,
        def: { type: 'composite', fields: [{ type }] },
      }))
    },
  }
  return codec
}

function writeItems<T>(writer: Writer, item: Codec<T>, values: readonly T[]): void {
  writeLength(writer, values.length)
  for (const value of values) item.write(writer, value)
}

function readItems<T>(reader: Reader, item: Codec<T>): T[] {
  const length = readLength(reader)
  // Unit items take no bytes; a bomb of them is bounded by what a block may hold.
  if (length > reader.remaining && length > 1024)
    throw new CodecError(`${length} items announced, ${reader.remaining} bytes left`)
  const values: T[] = []
  for (let i = 0; i < length; i += 1) values.push(item.read(reader))
  return values
}
