import type { Codec, Registry } from '@polkadot/types/types'
import { blake2b128, blake2b256, twox64, twox128 } from '../crypto/index.ts'
import type { Item } from './metadata.ts'

interface Hasher {
  readonly hash: (bytes: Uint8Array) => Uint8Array
  /** Bytes before the readable key; `undefined` where the key cannot be read back. */
  readonly skip?: number
}

const HASHERS: Readonly<Record<string, Hasher>> = {
  Identity: { hash: (bytes) => bytes, skip: 0 },
  Twox64Concat: { hash: (bytes) => concat(twox64(bytes), bytes), skip: 8 },
  Blake2_128Concat: { hash: (bytes) => concat(blake2b128(bytes), bytes), skip: 16 },
  Blake2_128: { hash: blake2b128 },
  Blake2_256: { hash: blake2b256 },
  Twox128: { hash: twox128 },
}

/** Bytes that pallet and item take at the head of every key: two hashes of sixteen. */
const PREFIX_BYTES = 32

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

const encoder = new TextEncoder()

interface Key {
  readonly type: string
  readonly hasher: Hasher
}

/** The keys of an item: type and hasher of each. */
function keysOf(registry: Registry, { meta }: Item): Key[] {
  if (meta.type.isPlain) return []
  const { hashers, key } = meta.type.asMap
  const { lookup } = registry
  const types = hashers.length === 1 ? [key] : [...lookup.getSiType(key).def.asTuple]
  return hashers.map((one, i) => {
    const hasher = HASHERS[one.type]
    const type = types[i]
    if (hasher === undefined || type === undefined)
      throw new TypeError(
        `${meta.name.toString()} is hashed with ${one.type}, which is unknown here`,
      )
    return { hasher, type: registry.createLookupType(type) }
  })
}

/** The raw storage key of `item` below `values`: all keys or the first few. */
export function storageKey(registry: Registry, item: Item, values: readonly unknown[]): string {
  const keys = keysOf(registry, item).slice(0, values.length)
  const parts = [
    twox128(encoder.encode(item.prefix)),
    twox128(encoder.encode(item.meta.name.toString())),
    ...keys.map(({ type, hasher }, i) =>
      hasher.hash(registry.createTypeUnsafe(type, [values[i]]).toU8a()),
    ),
  ]
  return `0x${Buffer.concat(parts).toString('hex')}`
}

/** The decoded keys in a raw storage key. @throws {TypeError} where a hasher hides its key. */
export function decodeKeys(registry: Registry, item: Item, raw: string): Codec[] {
  let rest: Uint8Array = Buffer.from(raw.slice(2), 'hex').subarray(PREFIX_BYTES)
  return keysOf(registry, item).map(({ type, hasher }) => {
    if (hasher.skip === undefined)
      throw new TypeError(`the keys of ${item.meta.name.toString()} cannot be read back`)
    const value = registry.createTypeUnsafe(type, [rest.subarray(hasher.skip)])
    rest = rest.subarray(hasher.skip + value.encodedLength)
    return value
  })
}
