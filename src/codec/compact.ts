import type { Codec } from './codec.ts'
import { readCompact, writeCompact } from './primitives.ts'
import { CodecError } from './reader.ts'

/** `Compact<T>` of an unsigned type of `bits` bits whose value is a `bigint`. */
export function compact(inner: Codec<bigint>, bits = 64): Codec<bigint> {
  const limit = 1n << BigInt(bits)
  const codec: Codec<bigint> = {
    typeName: `Compact<${inner.typeName}>`,
    write(writer, value) {
      if (value >= limit) throw new RangeError(`${value} does not fit ${inner.typeName}`)
      writeCompact(writer, value)
    },
    read(reader) {
      const value = readCompact(reader)
      if (value >= limit) throw new CodecError(`${value} does not fit ${inner.typeName}`)
      return value
    },
    describe: (registry) => {
      const of = inner.describe(registry)
      return registry.add(codec, () => ({ path: [], params: [], def: { type: 'compact', of } }))
    },
  }
  return codec
}

/** `Compact<u32>` and smaller, whose value is a `number`. */
export function compactNumber(inner: Codec<number>, bits = 32): Codec<number> {
  const limit = 2 ** bits
  const codec: Codec<number> = {
    typeName: `Compact<${inner.typeName}>`,
    write(writer, value) {
      if (!Number.isInteger(value) || value < 0 || value >= limit)
        throw new RangeError(`${value} does not fit ${inner.typeName}`)
      writeCompact(writer, BigInt(value))
    },
    read(reader) {
      const value = readCompact(reader)
      if (value >= limit) throw new CodecError(`${value} does not fit ${inner.typeName}`)
      return Number(value)
    },
    describe: (registry) => {
      const of = inner.describe(registry)
      return registry.add(codec, () => ({ path: [], params: [], def: { type: 'compact', of } }))
    },
  }
  return codec
}
