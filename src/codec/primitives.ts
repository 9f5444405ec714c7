import type { Codec } from './codec.ts'
import { CodecError, type Reader } from './reader.ts'
import type { PrimitiveName } from './registry.ts'
import type { Writer } from './writer.ts'

function primitive<T>(
  typeName: string,
  name: PrimitiveName,
  write: (writer: Writer, value: T) => void,
  read: (reader: Reader) => T,
): Codec<T> {
  const codec: Codec<T> = {
    typeName,
    write,
    read,
    describe: (registry) =>
      registry.add(codec, () => ({ path: [], params: [], def: { type: 'primitive', name } })),
  }
  return codec
}

function outside(typeName: string, value: unknown): RangeError {
  return new RangeError(`${String(value)} does not fit ${typeName}`)
}

function small(
  typeName: string,
  name: PrimitiveName,
  max: number,
  write: (writer: Writer, value: number) => void,
  read: (reader: Reader) => number,
): Codec<number> {
  return primitive(
    typeName,
    name,
    (writer, value) => {
      if (!Number.isInteger(value) || value < 0 || value > max) throw outside(typeName, value)
      write(writer, value)
    },
    read,
  )
}

function wide(typeName: string, name: PrimitiveName, bytes: number, signed = false): Codec<bigint> {
  const bits = BigInt(8 * bytes)
  const min = signed ? -(1n << (bits - 1n)) : 0n
  const max = signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n
  return primitive(
    typeName,
    name,
    (writer, value) => {
      if (value < min || value > max) throw outside(typeName, value)
      writer.wide(value, bytes)
    },
    (reader) => {
      const value = reader.wide(bytes)
      return signed ? BigInt.asIntN(8 * bytes, value) : value
    },
  )
}

/** `true` and `false` as 1 and 0; any other byte is malformed. */
export const bool: Codec<boolean> = primitive(
  'bool',
  'Bool',
  (writer, value) => writer.u8(value ? 1 : 0),
  (reader) => {
    const byte = reader.u8()
    if (byte > 1) throw new CodecError(`a bool cannot be ${byte}`)
    return byte === 1
  },
)

export const u8: Codec<number> = small(
  'u8',
  'U8',
  0xff,
  (writer, value) => writer.u8(value),
  (reader) => reader.u8(),
)
export const u16: Codec<number> = small(
  'u16',
  'U16',
  0xffff,
  (writer, value) => writer.u16(value),
  (reader) => reader.u16(),
)
export const u32: Codec<number> = small(
  'u32',
  'U32',
  0xffffffff,
  (writer, value) => writer.u32(value),
  (reader) => reader.u32(),
)
export const i32: Codec<number> = primitive(
  'i32',
  'I32',
  (writer, value) => {
    if ((value | 0) !== value) throw outside('i32', value)
    writer.u32(value >>> 0)
  },
  (reader) => reader.u32() | 0,
)
export const i16: Codec<number> = primitive(
  'i16',
  'I16',
  (writer, value) => {
    if (!Number.isInteger(value) || value < -0x8000 || value > 0x7fff) throw outside('i16', value)
    writer.u16(value & 0xffff)
  },
  (reader) => (reader.u16() << 16) >> 16,
)
export const u64: Codec<bigint> = wide('u64', 'U64', 8)
export const u128: Codec<bigint> = wide('u128', 'U128', 16)
export const u256: Codec<bigint> = wide('u256', 'U256', 32)
export const i64: Codec<bigint> = wide('i64', 'I64', 8, true)
export const i128: Codec<bigint> = wide('i128', 'I128', 16, true)

const text = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true })

/** UTF-8 text behind its compact length. */
export const str: Codec<string> = primitive(
  'Text',
  'Str',
  (writer, value) => {
    const bytes = text.encode(value)
    writeLength(writer, bytes.length)
    writer.bytes(bytes)
  },
  (reader) => {
    const bytes = reader.bytes(readLength(reader))
    try {
      return strict.decode(bytes)
    } catch (cause) {
      throw new CodecError('text is not UTF-8', { cause })
    }
  },
)

/** Writes a SCALE compact integer, in the shortest of its four modes. */
export function writeCompact(writer: Writer, value: bigint): void {
  if (value < 0n) throw outside('Compact', value)
  if (value < 1n << 6n) writer.u8(Number(value) << 2)
  else if (value < 1n << 14n) writer.u16((Number(value) << 2) | 1)
  else if (value < 1n << 30n) writer.u32(((Number(value) << 2) | 2) >>> 0)
  else {
    let bytes = 4
    while (value >> BigInt(8 * bytes) > 0n) bytes += 1
    writer.u8(((bytes - 4) << 2) | 3)
    for (let i = 0; i < bytes; i += 1) writer.u8(Number((value >> BigInt(8 * i)) & 0xffn))
  }
}

/** Reads a compact integer; a longer mode than needed is refused, as parity-scale-codec refuses it. */
export function readCompact(reader: Reader): bigint {
  const first = reader.u8()
  const mode = first & 3
  if (mode === 0) return BigInt(first >> 2)
  let value: bigint
  if (mode === 1) value = BigInt((first | (reader.u8() << 8)) >> 2)
  else if (mode === 2) {
    const rest = reader.u8() | (reader.u16() << 8)
    value = ((BigInt(rest) << 8n) | BigInt(first)) >> 2n
  } else {
    const bytes = (first >> 2) + 4
    value = 0n
    for (let i = 0; i < bytes; i += 1) value |= BigInt(reader.u8()) << BigInt(8 * i)
    if (value >> BigInt(8 * (bytes - 1)) === 0n) throw new CodecError('compact is not canonical')
  }
  const shortest = mode === 1 ? 1n << 6n : mode === 2 ? 1n << 14n : 1n << 30n
  if (value < shortest) throw new CodecError('compact is not canonical')
  return value
}

/** Writes the length of a sequence. */
export function writeLength(writer: Writer, length: number): void {
  if (length < 64) writer.u8(length << 2)
  else writeCompact(writer, BigInt(length))
}

/** Lengths below this take one byte, and below the next one two. */
const SHORT = 64
const MIDDLE = 16_384

/** Writes a value's encoding as a `Vec<u8>`. The length stands before it: nearly always in the one byte left for it. */
export function writeAsBytes<T>(writer: Writer, codec: Codec<T>, value: T): void {
  const at = writer.length
  writer.u8(0)
  codec.write(writer, value)
  const length = writer.length - at - 1
  if (length < SHORT) {
    writer.patch(at, length << 2)
    return
  }
  writer.insert(at, length < MIDDLE ? 1 : 3)
  const end = writer.length
  writer.seek(at)
  writeLength(writer, length)
  writer.seek(end)
}

/** Reads the length of a sequence; no sequence is longer than a u32 counts. */
export function readLength(reader: Reader): number {
  const length = readCompact(reader)
  if (length > 0xffffffffn) throw new CodecError(`length ${length} is over u32`)
  return Number(length)
}
