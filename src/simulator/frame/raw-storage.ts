import { CodecError } from '../../codec/index.ts'
import type { Context } from './context.ts'
import type { CheapKey } from './hashers.ts'
import type { Runtime } from './runtime.ts'
import { ABSENT } from './slot.ts'
import { Storage, type StorageItem } from './storage.ts'

/** Characters of the hashed names of pallet and item. */
const PREFIX = 64

const byRuntime = new WeakMap<Runtime, ReadonlyMap<string, StorageItem>>()

function itemsOf(runtime: Runtime): ReadonlyMap<string, StorageItem> {
  let items = byRuntime.get(runtime)
  if (items === undefined) {
    const all = runtime.definition.pallets.flatMap((pallet) => pallet.storage)
    items = new Map(all.map((item) => [item.rawPrefix, item]))
    byRuntime.set(runtime, items)
  }
  return items
}

/**
 * Writes a raw key (hex without `0x`) to decoded state; `undefined` removes it. Returns false, and does nothing, when the
 * key belongs to no item that the runtime declares.
 *
 * @throws {CodecError} when the key or the value is not what its item holds.
 */
export function writeRawKey(ctx: Context, key: string, value: Uint8Array | undefined): boolean {
  const item = itemsOf(ctx.runtime).get(key.slice(0, PREFIX))
  if (item === undefined) return false
  let node = ctx.state.root(item)
  let at = PREFIX
  let cheap: CheapKey = ''
  item.parts.forEach((part, i) => {
    const parsed = part.parse(key, at)
    cheap = parsed.cheap
    at += parsed.length
    if (i + 1 < item.parts.length) node = ctx.state.descend(node, cheap)
  })
  if (at !== key.length) throw new CodecError(`0x${key} is no key of ${item.pallet}.${item.name}`)
  ctx.state.write(node, cheap, value === undefined ? ABSENT : item.decodeValue(value))
  return true
}

/** Removes up to `limit` of the stored keys that begin with `prefix` (hex without `0x`), in order of the items. */
export function clearRawPrefix(ctx: Context, prefix: string, limit: number): void {
  let left = limit
  for (const [rawPrefix, item] of itemsOf(ctx.runtime)) {
    const related = rawPrefix.startsWith(prefix) || prefix.startsWith(rawPrefix)
    if (left === 0 || !related || !(item instanceof Storage)) continue
    if (item.parts.length === 0) {
      if (!item.has(ctx)) continue
      item.remove(ctx)
      left -= 1
      continue
    }
    for (const key of item.keys(ctx)) {
      if (left === 0) break
      if (!item.rawKey(...key).startsWith(prefix)) continue
      item.remove(ctx, ...key)
      left -= 1
    }
  }
}
