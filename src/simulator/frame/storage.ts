import { type Codec, decode, encode, toHex } from '../../codec/index.ts'
import { twox128 } from '../../crypto/index.ts'
import { Entry } from './entry.ts'
import type { CheapKey, KeyPart } from './hashers.ts'
import { ABSENT, type Slot } from './slot.ts'
import type { State } from './state.ts'
import type { Node } from './tree.ts'
import { addEntries, addValues } from './walk.ts'

/** Anything that gives access to state: a call's context, a runtime API's, a bare `{ state }`. */
export interface HasState {
  readonly state: State
}

/** What the frame knows about a storage item without knowing the types of its keys and value. */
export interface StorageItem {
  /** Tells items apart in a state, which finds them by it. */
  readonly serial: number
  readonly pallet: string
  readonly name: string
  readonly parts: readonly KeyPart<unknown>[]
  readonly value: Codec<unknown>
  /** Whether a missing key reads as `undefined` (`OptionQuery`) instead of a default (`ValueQuery`). */
  readonly optional: boolean
  readonly docs: string
  /** Hex without `0x` of the hashed pallet and item names. */
  readonly rawPrefix: string
  /** SCALE bytes of what a missing key reads as, as metadata carries them. */
  fallback(): Uint8Array
  decodeValue(bytes: Uint8Array): unknown
}

/** Lists of keys by the list of cheap keys that they were made of, which is another one when a key comes or goes. */
const keyLists = new WeakMap<readonly CheapKey[], readonly unknown[]>()

/** How many items have been declared. */
let items = 0

const ENCODER = new TextEncoder()
const prefixes = new Map<string, string>()

function hashedName(name: string): string {
  let hashed = prefixes.get(name)
  if (hashed === undefined) {
    hashed = toHex(twox128(ENCODER.encode(name))).slice(2)
    prefixes.set(name, hashed)
  }
  return hashed
}

/**
 * A storage map of any number of keys; with none it is a storage value. `Q` is what `get` returns: `V` where there is a
 * default, `V | undefined` where there is none.
 *
 * Every method takes the state first, as the generic `T` does upstream: `SubnetTAO.get(ctx, netuid)`.
 */
export class Storage<K extends readonly unknown[], V, Q extends V | undefined>
  implements StorageItem
{
  readonly serial = items++
  readonly pallet: string
  readonly name: string
  readonly parts: readonly KeyPart<unknown>[]
  readonly value: Codec<V>
  readonly optional: boolean
  readonly docs: string
  readonly #default: Q
  readonly #last: number
  #rawPrefix: string | undefined

  constructor(
    pallet: string,
    name: string,
    parts: readonly KeyPart<unknown>[],
    value: Codec<V>,
    missing: Q,
    optional: boolean,
    docs: string,
  ) {
    this.pallet = pallet
    this.name = name
    this.parts = parts
    this.value = value
    this.optional = optional
    this.docs = docs
    this.#default = missing
    this.#last = parts.length - 1
  }

  get rawPrefix(): string {
    this.#rawPrefix ??= hashedName(this.pallet) + hashedName(this.name)
    return this.#rawPrefix
  }

  fallback(): Uint8Array {
    return this.#default === undefined ? new Uint8Array([0]) : encode(this.value, this.#default)
  }

  decodeValue(bytes: Uint8Array): V {
    return decode(this.value, bytes)
  }

  /** The raw storage key, hex without `0x`, of a full or partial key. */
  rawKey(...key: Partial<K>): string {
    return key.reduce<string>((raw, value, i) => {
      const part = this.parts[i]
      return part === undefined ? raw : raw + part.hashed(part.cheap(value))
    }, this.rawPrefix)
  }

  #cheap(at: number, key: unknown): CheapKey {
    if (typeof key === 'number' || typeof key === 'string' || typeof key === 'bigint') return key
    const part = this.parts[at]
    return part === undefined ? '' : part.cheap(key)
  }

  // No item has more than three keys. Taken one by one, not in a loop, they need no array once this is compiled into the
  // methods below, which run thousands of times a block.

  #leaf(state: State, key: readonly unknown[]): Node {
    const root = state.root(this)
    if (this.#last < 1) return root
    const node = state.descend(root, this.#cheap(0, key[0]))
    return this.#last === 1 ? node : state.descend(node, this.#cheap(1, key[1]))
  }

  /** As `#leaf`, for reading: `undefined` where nothing is stored below the first keys. */
  #leafIfAny(state: State, key: readonly unknown[]): Node | undefined {
    const root = state.root(this)
    if (this.#last < 1) return root
    if (root.isEmpty) return undefined
    const node = state.find(root, this.#cheap(0, key[0]))
    return this.#last === 1 || node === undefined ? node : state.find(node, this.#cheap(1, key[1]))
  }

  #lastKey(key: readonly unknown[]): CheapKey {
    if (this.#last < 0) return ''
    if (this.#last === 0) return this.#cheap(0, key[0])
    return this.#last === 1 ? this.#cheap(1, key[1]) : this.#cheap(2, key[2])
  }

  /** What comes behind the keys. */
  #behind(key: readonly unknown[]): unknown {
    if (this.#last < 0) return key[0]
    if (this.#last === 0) return key[1]
    return this.#last === 1 ? key[2] : key[3]
  }

  /** The value, or the default. */
  get(at: HasState, ...key: K): Q {
    const leaf = this.#leafIfAny(at.state, key)
    const found = leaf === undefined ? ABSENT : at.state.read(leaf, this.#lastKey(key))
    return found === ABSENT ? this.#default : (found as Q)
  }

  /** Whether a value is stored (a default is not). */
  has(at: HasState, ...key: K): boolean {
    const leaf = this.#leafIfAny(at.state, key)
    return leaf !== undefined && at.state.read(leaf, this.#lastKey(key)) !== ABSENT
  }

  /** Stores the last argument under the keys before it. */
  set(at: HasState, ...keyAndValue: [...K, V]): void {
    const value = this.#behind(keyAndValue)
    const leaf = this.#leaf(at.state, keyAndValue)
    at.state.write(leaf, this.#lastKey(keyAndValue), value)
  }

  /** Stores what `change` (the last argument) makes of the value or the default; `undefined` removes. */
  mutate(at: HasState, ...keyAndChange: [...K, (value: Q) => Q]): void {
    const change = this.#behind(keyAndChange) as (value: Q) => Q
    const slot = at.state.slot(this.#leaf(at.state, keyAndChange), this.#lastKey(keyAndChange))
    const next = change(slot.value === ABSENT ? this.#default : (slot.value as Q))
    at.state.writeTo(slot, next === undefined ? ABSENT : next)
  }

  remove(at: HasState, ...key: K): void {
    const leaf = this.#leafIfAny(at.state, key)
    if (leaf !== undefined) at.state.write(leaf, this.#lastKey(key), ABSENT)
  }

  /** Removes and returns the value, or the default. */
  take(at: HasState, ...key: K): Q {
    const value = this.get(at, ...key)
    this.remove(at, ...key)
    return value
  }

  /** Whether it is known, without a look at what is stored, that nothing is. */
  isEmpty(at: HasState): boolean {
    return at.state.root(this).isEmpty
  }

  /** One key, for what reads and writes it several times in a row. */
  entry(at: HasState, ...key: K): Entry<K, V, Q> {
    return new Entry(this, at.state, key, this.#default)
  }

  /** The slot of a key, where it holds something or may. */
  slotIfAny(state: State, key: K): Slot | undefined {
    const leaf = this.#leafIfAny(state, key)
    return leaf === undefined ? undefined : state.slotIfAny(leaf, this.#lastKey(key))
  }

  /** The slot of a key. */
  slot(state: State, key: K): Slot {
    return state.slot(this.#leaf(state, key), this.#lastKey(key))
  }

  /** Every stored key and value below `prefix`, in the order in which a real node iterates: by raw key. */
  entries(at: HasState, ...prefix: Partial<K>): [K, V][] {
    const node = this.#below(at.state, prefix)
    const found: [unknown[], unknown][] = []
    if (node !== undefined) addEntries(at.state, node, prefix, found)
    return found as unknown[] as [K, V][]
  }

  /** The level below a partial key; `undefined` where nothing is stored there. */
  #below(state: State, prefix: Partial<K>): Node | undefined {
    let node: Node | undefined = state.root(this)
    for (const [i, key] of prefix.entries())
      if (node !== undefined) node = state.find(node, this.#cheap(i, key))
    return node
  }

  keys(at: HasState, ...prefix: Partial<K>): K[] {
    return this.entries(at, ...prefix).map(([key]) => key)
  }

  /** The keys of a map of one key as one shared list, for what goes through all of them several times a block. */
  keyList(this: Storage<readonly [K[0]], V, Q>, at: HasState): readonly K[0][] {
    const { state } = at
    const cheap = state.keys(state.root(this))
    let known = keyLists.get(cheap)
    if (known === undefined) {
      known = cheap.map((key) => this.parts[0]?.key(key))
      keyLists.set(cheap, known)
    }
    return known as readonly K[0][]
  }

  values(at: HasState, ...prefix: Partial<K>): V[] {
    const node = this.#below(at.state, prefix)
    const found: unknown[] = []
    if (node !== undefined) addValues(at.state, node, found)
    return found as V[]
  }

  /** Removes everything below `prefix` and returns how many values went. */
  clear(at: HasState, ...prefix: Partial<K>): number {
    const node = this.#below(at.state, prefix)
    return node === undefined ? 0 : at.state.clear(node)
  }
}

export type StorageMap<K extends readonly unknown[], V> = Storage<K, V, V>
export type OptionalMap<K extends readonly unknown[], V> = Storage<K, V, V | undefined>
export type StorageValue<V> = Storage<[], V, V>
export type OptionalValue<V> = Storage<[], V, V | undefined>

type Keys<P extends readonly KeyPart<unknown>[]> = {
  [I in keyof P]: P[I] extends KeyPart<infer K> ? K : never
}

/** Declares the storage of one pallet; `prefix` is the pallet's name in the runtime. */
export function storageOf(prefix: string) {
  return {
    /** A single value that reads as `missing` until it is set. */
    value: <V>(name: string, codec: Codec<V>, missing: V, docs = ''): StorageValue<V> =>
      new Storage(prefix, name, [], codec, missing, false, docs),
    /** A single value that may not be there. */
    optionalValue: <V>(name: string, codec: Codec<V>, docs = ''): OptionalValue<V> =>
      new Storage<[], V, V | undefined>(prefix, name, [], codec, undefined, true, docs),
    /** A map whose missing keys read as `missing`. */
    map: <const P extends readonly KeyPart<unknown>[], V>(
      name: string,
      parts: P,
      codec: Codec<V>,
      missing: V,
      docs = '',
    ): StorageMap<Keys<P>, V> => new Storage(prefix, name, parts, codec, missing, false, docs),
    /** A map whose keys may not be there. */
    optionalMap: <const P extends readonly KeyPart<unknown>[], V>(
      name: string,
      parts: P,
      codec: Codec<V>,
      docs = '',
    ): OptionalMap<Keys<P>, V> =>
      new Storage<Keys<P>, V, V | undefined>(prefix, name, parts, codec, undefined, true, docs),
  }
}
