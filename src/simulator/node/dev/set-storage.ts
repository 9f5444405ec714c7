import { decode, encode } from '../../../codec/index.ts'
import type { Context } from '../../frame/context.ts'
import type { Pallet } from '../../frame/pallet.ts'
import { writeRawKey } from '../../frame/raw-storage.ts'
import type { Runtime } from '../../frame/runtime.ts'
import type { Change } from '../../frame/state.ts'
import type { StorageItem } from '../../frame/storage.ts'
import { JsonValueError, jsonToScale } from './json-scale.ts'
import { nearest } from './nearest.ts'

/** A raw key (hex without `0x`) and what it should hold; `undefined` removes it. */
export type RawWrite = readonly [key: string, value: Uint8Array | undefined]

/**
 * Writes raw keys to decoded state. Returns those that belong to nothing that the runtime declares, with what they hold
 * now by `current`: they go to the database as they are.
 *
 * @throws {CodecError} when a key or value is not what its item holds.
 */
export function writeRaw(
  ctx: Context,
  writes: readonly RawWrite[],
  current: (key: string) => Uint8Array | undefined,
): Change[] {
  return writes
    .filter(([key, value]) => !writeRawKey(ctx, key, value))
    .map(([key, after]) => ({ key, before: current(key), after }))
}

function nameOf(item: StorageItem): string {
  return `${item.pallet}.${item.name}`
}

/** The raw writes of `{ Pallet: { Item: value, Map: [[[key…], value]…] } }`; `null` removes. */
export function namedWrites(
  runtime: Runtime,
  named: Readonly<Record<string, unknown>>,
): RawWrite[] {
  return Object.entries(named).flatMap(([name, items]) => {
    const pallet = findPallet(runtime, name)
    if (typeof items !== 'object' || items === null)
      throw new JsonValueError(`${name}: expected an object of storage items`)
    return Object.entries(items).flatMap(([item, value]) =>
      itemWrites(findItem(pallet, item), value),
    )
  })
}

function itemWrites(item: StorageItem, value: unknown): RawWrite[] {
  if (item.parts.length === 0) return [[item.rawPrefix, scaleOf(item, value)]]
  if (!Array.isArray(value))
    throw new JsonValueError(`${nameOf(item)} is a map: expected [[[key, …], value], …]`)
  return value.map((entry: unknown) => {
    const [keys, held] = Array.isArray(entry) ? entry : []
    if (!Array.isArray(keys) || keys.length !== item.parts.length)
      throw new JsonValueError(`${nameOf(item)} has ${item.parts.length} keys an entry`)
    const raw = item.parts.reduce((prefix, part, i) => {
      return prefix + part.hashed(part.cheap(decode(part.codec, jsonToScale(part.codec, keys[i]))))
    }, item.rawPrefix)
    return [raw, scaleOf(item, held)]
  })
}

function scaleOf(item: StorageItem, json: unknown): Uint8Array | undefined {
  if (json === null || json === undefined) return undefined
  const bytes = jsonToScale(item.value, json)
  // What the codec would write is the only form that is kept.
  return encode(item.value, item.decodeValue(bytes))
}

function findPallet({ definition }: Runtime, name: string): Pallet {
  const found = definition.pallets.find(({ id }) => sameName(id.name, name))
  const names = definition.pallets.map(({ id }) => id.name)
  if (found === undefined)
    throw new JsonValueError(`there is no pallet ${name}${nearest(name, names)}`)
  return found
}

function findItem({ id, storage }: Pallet, name: string): StorageItem {
  const found = storage.find((item) => sameName(item.name, name))
  const names = storage.map((item) => item.name)
  if (found === undefined)
    throw new JsonValueError(`${id.name} has no storage ${name}${nearest(name, names)}`)
  return found
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
