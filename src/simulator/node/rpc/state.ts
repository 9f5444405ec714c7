import { toHex } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import { RpcError } from '../rpc-error.ts'
import { type Call, clientError, rawAt } from './method.ts'

/** Most keys of one page, as a Substrate node's limit. */
const PAGE = 1000

export function hexOrNull(value: Uint8Array | undefined) {
  return value === undefined ? null : toHex(value)
}

/** `[key, hash?]` → hex or null. */
export function state_getStorage({ node, params }: Call) {
  const key = params.key('key')
  return hexOrNull(rawAt(node, params.optionalHash('hash')).get(key))
}

export const state_getStorageAt = state_getStorage

/** `[key, hash?]` → blake2b-256 of the value, or null. */
export function state_getStorageHash({ node, params }: Call) {
  const key = params.key('key')
  const value = rawAt(node, params.optionalHash('hash')).get(key)
  return value === undefined ? null : toHex(blake2b256(value))
}

export const state_getStorageHashAt = state_getStorageHash

/** `[key, hash?]` → bytes of the value, or of all values below a prefix; null where there is none. */
export function state_getStorageSize({ node, params }: Call) {
  const key = params.key('key')
  const backing = rawAt(node, params.optionalHash('hash'))
  const value = backing.get(key)
  if (value !== undefined) return value.length
  const below = [...backing.entries(key)].reduce((sum, [, bytes]) => sum + bytes.length, 0)
  return below === 0 ? null : below
}

export const state_getStorageSizeAt = state_getStorageSize

/** `[prefix, hash?]` → every key below it, ascending. */
export function state_getKeys({ node, params }: Call) {
  const prefix = params.key('prefix')
  const backing = rawAt(node, params.optionalHash('hash'))
  return Array.from(backing.entries(prefix), ([key]) => `0x${key}`)
}

/** `[prefix, count, startKey?, hash?]` → keys strictly above `startKey`, ascending. */
export function state_getKeysPaged({ node, params }: Call) {
  const prefix = params.optionalKey('prefix') ?? ''
  const count = params.number('count')
  const start = params.optionalKey('start_key') ?? ''
  if (count > PAGE)
    throw new RpcError(4002, `count exceeds maximum value. value: ${count}, max: ${PAGE}`)
  const keys: string[] = []
  if (count === 0) return keys
  for (const [key] of rawAt(node, params.optionalHash('hash')).entries(prefix, start)) {
    keys.push(`0x${key}`)
    if (keys.length === count) break
  }
  return keys
}

export const state_getKeysPagedAt = state_getKeysPaged

/** `[prefix, hash?]` → key and value of everything below it. */
export function state_getPairs({ node, params }: Call) {
  const prefix = params.key('prefix')
  const backing = rawAt(node, params.optionalHash('hash'))
  return Array.from(backing.entries(prefix), ([key, value]) => [`0x${key}`, toHex(value)])
}

/** `[[key…], hash?]` → one change set with every key asked for. */
export function state_queryStorageAt({ node, params }: Call) {
  const keys = params.keys('keys')
  const block = params.optionalHash('hash') ?? node.chain.head.hash
  const backing = rawAt(node, block)
  return [{ block, changes: keys.map((key) => [`0x${key}`, hexOrNull(backing.get(key))]) }]
}

/** `[[key…], from, to?]` → a change set a block: all keys at `from`, then what changed. */
export function state_queryStorage({ node, params }: Call) {
  const keys = params.keys('keys')
  const from = node.chain.block(params.hash('block'))
  const to = node.chain.block(params.optionalHash('hash') ?? node.chain.head.hash)
  if (from === undefined || to === undefined || from.header.number > to.header.number)
    throw new RpcError(4001, 'Cannot resolve a block range')
  const last = new Map<string, string | null>()
  const sets: unknown[] = []
  for (let number = from.header.number; number <= to.header.number; number += 1) {
    const block = node.chain.blockAt(number)?.hash
    const backing = rawAt(node, block)
    const changes = keys
      .map((key) => [`0x${key}`, hexOrNull(backing.get(key))] as const)
      .filter(([key, value]) => last.get(key) !== value)
    for (const [key, value] of changes) last.set(key, value)
    if (changes.length > 0 || number === from.header.number) sets.push({ block, changes })
  }
  return sets
}

/** No Merkle trie stands behind the state root, so there is nothing to prove with. */
export function state_getReadProof() {
  throw clientError('Read proofs are not supported: the state root is no Merkle root')
}
