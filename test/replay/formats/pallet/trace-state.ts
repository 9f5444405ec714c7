import { encode, toHex } from '../../../../src/codec/index.ts'
import type { Runtime } from '../../../../src/simulator/frame/runtime.ts'
import type { State } from '../../../../src/simulator/frame/state.ts'
import { Storage, type StorageItem } from '../../../../src/simulator/frame/storage.ts'
import { isRecord, shown } from '../../compare.ts'
import type { Report } from '../../format.ts'
import type { PortableJson } from './portable-json.ts'

/** Raw storage: key to encoded value, `undefined` for a key that holds nothing. */
export type RawChanges = ReadonlyMap<string, Uint8Array | undefined>

const COVERED = new Set(['SubtensorModule', 'Swap', 'Balances', 'AlphaAssets'])
const PREFIX_CHARS = 64

/** The chain's state, seen as the traces see it: by `Pallet.Item`, keys and values in JSON. */
export class TraceState {
  readonly runtime: Runtime
  readonly state: State
  readonly json: PortableJson
  readonly #items = new Map<string, StorageItem>()

  constructor(runtime: Runtime, state: State, json: PortableJson) {
    this.runtime = runtime
    this.state = state
    this.json = json
    for (const pallet of runtime.definition.pallets)
      for (const item of pallet.storage)
        if (COVERED.has(item.pallet) || `${item.pallet}.${item.name}` === 'System.Account')
          this.#items.set(item.rawPrefix, item)
  }

  /** What changed since the last call, before and after, of the items that the traces cover; forgets the events too. */
  drain(): { before: RawChanges; after: RawChanges } {
    const before = new Map<string, Uint8Array | undefined>()
    const after = new Map<string, Uint8Array | undefined>()
    for (const change of this.state.drain()) {
      const item = this.#itemOf(change.key)
      if (item === undefined) continue
      before.set(change.key, change.before)
      after.set(change.key, stored(item, change.after))
    }
    return { before, after }
  }

  /** Everything that is stored of the items that the traces cover. */
  everything(): Map<string, Uint8Array | undefined> {
    const all = new Map<string, Uint8Array | undefined>()
    for (const item of this.#items.values()) {
      if (!(item instanceof Storage)) continue
      const keys = item.parts.length === 0 ? [[]] : item.keys(this)
      for (const key of keys) {
        const raw: string = item.rawKey(...key)
        const value = stored(item, this.#encoded(item, key))
        if (value !== undefined) all.set(raw, value)
      }
    }
    return all
  }

  /** The recorded `changes` of a step as raw storage; items that we do not have are told as unsupported. */
  recorded(changes: unknown, report: Report): Map<string, Uint8Array | undefined> {
    const raw = new Map<string, Uint8Array | undefined>()
    if (!Array.isArray(changes)) return raw
    for (const change of changes) {
      if (!isRecord(change)) continue
      const item = this.runtime.storageItem(String(change.item))
      if (item === undefined) report.unsupported(`storage ${String(change.item)}`)
      else raw.set(this.#rawKey(item, change.key), this.#rawValue(item, change.new))
    }
    return raw
  }

  /** The recorded `finalState` as raw storage. */
  recordedState(finalState: unknown, report: Report): Map<string, Uint8Array | undefined> {
    const changes = Object.entries(isRecord(finalState) ? finalState : {}).flatMap(
      ([item, rows]) =>
        Array.isArray(rows) ? rows.map((row) => ({ item, key: row.key, new: row.value })) : [],
    )
    const raw = this.recorded(changes, report)
    for (const [key, value] of raw) if (value === undefined) raw.delete(key)
    return raw
  }

  /** Writes raw storage, and forgets that it was written. */
  apply(changes: RawChanges): void {
    for (const [key, value] of changes) this.#write(key, value)
    this.state.drain()
  }

  /** Holds our changes against the recorded ones, both ways. */
  compare(id: string, expected: RawChanges, got: RawChanges, report: Report): void {
    for (const key of new Set([...expected.keys(), ...got.keys()])) {
      const [wanted, ours] = [expected.get(key), got.get(key)]
      // A recorded value that was stored before and after is no change of ours.
      if (sameBytes(wanted, got.has(key) ? ours : this.#now(key))) continue
      const item = this.#itemOf(key)
      if (item === undefined) continue
      report.mismatch({
        case: id,
        item: `${item.pallet}.${item.name}`,
        key: shown(this.#keyJson(item, key)),
        expected: expected.has(key) ? this.#shown(item, wanted) : 'no change',
        got: got.has(key) ? this.#shown(item, ours) : 'no change',
      })
    }
  }

  /**
   * Makes the state the recorded one, so that the next step is judged on its own: takes back what only we changed, and
   * applies what is recorded.
   */
  resync(expected: RawChanges, before: RawChanges): void {
    for (const [key, value] of before) if (!expected.has(key)) this.#write(key, value)
    this.apply(expected)
  }

  #itemOf(raw: string): StorageItem | undefined {
    return this.#items.get(raw.slice(0, PREFIX_CHARS))
  }

  #rawKey(item: StorageItem, key: unknown): string {
    const keys = Array.isArray(key) ? key : []
    return item.parts.reduce(
      (raw, part, i) => raw + part.hashed(part.cheap(this.json.toValue(part.codec, keys[i]))),
      item.rawPrefix,
    )
  }

  #rawValue(item: StorageItem, value: unknown): Uint8Array | undefined {
    if (value === null || value === undefined) return undefined
    return stored(item, this.json.toBytes(item.value, value))
  }

  #keyOf(item: StorageItem, raw: string): unknown[] {
    let at = PREFIX_CHARS
    return item.parts.map((part) => {
      const { cheap, length } = part.parse(raw, at)
      at += length
      return part.key(cheap)
    })
  }

  #keyJson(item: StorageItem, raw: string): unknown[] {
    return this.#keyOf(item, raw).map((key, i) => {
      const part = item.parts[i]
      return part === undefined ? key : this.json.valueToJson(part.codec, key)
    })
  }

  #encoded(item: Storage<readonly unknown[], unknown, unknown>, key: readonly unknown[]) {
    return item.has(this, ...key) ? encode(item.value, item.get(this, ...key)) : undefined
  }

  #now(raw: string): Uint8Array | undefined {
    const item = this.#itemOf(raw)
    if (!(item instanceof Storage)) return undefined
    return stored(item, this.#encoded(item, this.#keyOf(item, raw)))
  }

  #write(raw: string, value: Uint8Array | undefined): void {
    const item = this.#itemOf(raw)
    if (!(item instanceof Storage)) return
    const key = this.#keyOf(item, raw)
    if (value === undefined) item.remove(this, ...key)
    else item.set(this, ...key, item.decodeValue(value))
  }

  #shown(item: StorageItem, value: Uint8Array | undefined): string {
    return value === undefined ? 'nothing' : shown(this.json.toJson(item.value, value))
  }
}

/** The traces cannot tell a stored `None` from nothing. */
function stored(item: StorageItem, value: Uint8Array | undefined): Uint8Array | undefined {
  const none = !item.optional && item.value.typeName.startsWith('Option<') && value?.[0] === 0
  return none ? undefined : value
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && toHex(a) === toHex(b))
}
