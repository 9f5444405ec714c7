import type { ApiPromise } from '@polkadot/api'
import type { StorageEntryMetadataLatest } from '@polkadot/types/interfaces'
import type { Codec } from '@polkadot/types/types'
import { blake2b128, blake2b256, twox64, twox128 } from '../crypto/index.ts'

/** A storage item as the chain's metadata declares it. */
export interface Item {
  readonly prefix: string
  readonly meta: StorageEntryMetadataLatest
}

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

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

const encoder = new TextEncoder()

/** Finds an item by the names of its pallet and itself, as metadata spells them. */
export function findItem(api: ApiPromise, pallet: string, item: string): Item | undefined {
  const declared = api.runtimeMetadata.asLatest.pallets.find((one) => one.name.eq(pallet))
  if (declared === undefined || declared.storage.isNone) return undefined
  const storage = declared.storage.unwrap()
  const meta = storage.items.find((one) => one.name.eq(item))
  return meta && { prefix: storage.prefix.toString(), meta }
}

interface Key {
  readonly type: string
  readonly hasher: Hasher
}

/** The keys of an item: type and hasher of each. */
function keysOf(api: ApiPromise, { meta }: Item): Key[] {
  if (meta.type.isPlain) return []
  const { hashers, key } = meta.type.asMap
  const { lookup } = api.registry
  const types = hashers.length === 1 ? [key] : [...lookup.getSiType(key).def.asTuple]
  return hashers.map((one, i) => {
    const hasher = HASHERS[one.type]
    const type = types[i]
    if (hasher === undefined || type === undefined)
      throw new TypeError(
        `${meta.name.toString()} is hashed with ${one.type}, which is unknown here`,
      )
    return { hasher, type: api.registry.createLookupType(type) }
  })
}

/** The raw storage key of `item` below `values`: all keys or the first few. */
export function storageKey(api: ApiPromise, item: Item, values: readonly unknown[]): string {
  const keys = keysOf(api, item).slice(0, values.length)
  const parts = [
    twox128(encoder.encode(item.prefix)),
    twox128(encoder.encode(item.meta.name.toString())),
    ...keys.map(({ type, hasher }, i) =>
      hasher.hash(api.registry.createTypeUnsafe(type, [values[i]]).toU8a()),
    ),
  ]
  return `0x${Buffer.concat(parts).toString('hex')}`
}

/** The decoded keys in a raw storage key. @throws {TypeError} where a hasher hides its key. */
export function decodeKeys(api: ApiPromise, item: Item, raw: string): Codec[] {
  let rest: Uint8Array = Buffer.from(raw.slice(2 + 64), 'hex')
  return keysOf(api, item).map(({ type, hasher }) => {
    if (hasher.skip === undefined)
      throw new TypeError(`the keys of ${item.meta.name.toString()} cannot be read back`)
    const value = api.registry.createTypeUnsafe(type, [rest.subarray(hasher.skip)])
    rest = rest.subarray(hasher.skip + value.encodedLength)
    return value
  })
}
