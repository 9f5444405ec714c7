import { toHex } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import type { RawState } from '../history.ts'
import { invalidParams, type Params } from './params.ts'

const KINDS = [
  'value',
  'hash',
  'closestDescendantMerkleValue',
  'descendantsValues',
  'descendantsHashes',
] as const

/** One question of the new API's storage methods. */
export interface StorageQuery {
  readonly key: string
  readonly kind: (typeof KINDS)[number]
}

/** One answer to it. */
export interface StorageItem {
  readonly key: string
  readonly value?: string
  readonly hash?: string
  readonly closestDescendantMerkleValue?: string
}

/** Reads `[{key, type}…]`. */
export function storageQueries(params: Params): StorageQuery[] {
  const items = params.optional('items') ?? []
  if (!Array.isArray(items)) throw invalidParams('`items`: expected a sequence')
  return items.map((item: unknown) => {
    const { key, type } = (item ?? {}) as { key?: unknown; type?: unknown }
    const kind = KINDS.find((known) => known === type)
    if (typeof key !== 'string' || !/^0x(?:[0-9a-f]{2})*$/i.test(key) || kind === undefined)
      throw invalidParams('`items`: each needs a hex `key` and a known `type`')
    return { key: key.slice(2).toLowerCase(), kind }
  })
}

/** Answers one question. What asks for a Merkle value gets a hash that changes when anything below the key does. */
export function* storageItems(state: RawState, query: StorageQuery): Iterable<StorageItem> {
  const { kind } = query
  const key = `0x${query.key}`
  if (kind === 'value' || kind === 'hash') {
    const value = state.get(query.key)
    if (value === undefined) return
    yield kind === 'value' ? { key, value: toHex(value) } : { key, hash: toHex(blake2b256(value)) }
    return
  }
  if (kind === 'closestDescendantMerkleValue') {
    const below = Array.from(state.entries(query.key), ([name, value]) =>
      Buffer.concat([Buffer.from(name, 'hex'), value]),
    )
    if (below.length === 0) return
    yield { key, closestDescendantMerkleValue: toHex(blake2b256(Buffer.concat(below))) }
    return
  }
  for (const [name, value] of state.entries(query.key))
    yield kind === 'descendantsValues'
      ? { key: `0x${name}`, value: toHex(value) }
      : { key: `0x${name}`, hash: toHex(blake2b256(value)) }
}
