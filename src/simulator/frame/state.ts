import { encode } from '../../codec/index.ts'
import type { CheapKey } from './hashers.ts'
import type { StorageItem } from './storage.ts'

/** Raw state below the decoded one: keys as hex without `0x`, in ascending order. */
export interface Backing {
  get(rawKey: string): Uint8Array | undefined
  entries(rawPrefix: string): Iterable<readonly [rawKey: string, value: Uint8Array]>
}

/** A state that holds nothing: the ground below a genesis. */
export const EMPTY_BACKING: Backing = { get: () => undefined, entries: () => [] }

/** Marks a key that is known not to exist, so that it is looked up below only once. */
export const ABSENT = Symbol('absent')

/** One level of a storage item's keys. Leaves hold decoded values, inner levels hold further nodes. */
export class Node {
  readonly children = new Map<CheapKey, unknown>()
  /** Whether every key of the level is here, so that nothing more need be looked up below. */
  complete: boolean
  /** The present keys in order of their raw form; forgotten when a key comes or goes. */
  sorted: readonly CheapKey[] | undefined
  /** How many keys are known to be present; on an inner level, those that have a present key below. */
  live = 0
  readonly parent: Node | undefined
  /** The key of this level in its parent. */
  readonly key: CheapKey
  readonly item: StorageItem
  readonly depth: number
  /** Hex of the pallet and item prefix and of the keys above. */
  readonly raw: string

  constructor(item: StorageItem, raw: string, parent?: Node, key: CheapKey = '') {
    this.item = item
    this.depth = parent === undefined ? 0 : parent.depth + 1
    this.raw = raw
    this.complete = parent?.complete ?? false
    this.parent = parent
    this.key = key
  }

  /** Puts a value, and tells the levels above when the first key comes or the last one goes. */
  put(key: CheapKey, value: unknown): void {
    const was = isPresent(this.children.get(key))
    this.children.set(key, value)
    if (was !== isPresent(value)) this.#count(was ? -1 : 1)
  }

  #count(change: 1 | -1): void {
    this.live += change
    this.sorted = undefined
    const tips = this.live === (change === 1 ? 1 : 0)
    if (tips && this.parent !== undefined) this.parent.#count(change)
  }
}

/** Whether there is a value, or anything below a level. */
function isPresent(child: unknown): boolean {
  return child instanceof Node ? child.live > 0 : child !== undefined && child !== ABSENT
}

interface Undo {
  readonly node: Node
  readonly key: CheapKey
  readonly previous: unknown
}

/** What {@link State.mark} returns and {@link State.rollback} takes. */
export interface Mark {
  readonly changes: number
  readonly events: number
}

/** A key that a block changed, with its encodings before and after; `undefined` where there is no value. */
export interface Change {
  readonly key: string
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
}

/**
 * Chain state as decoded values. Writes go straight in and leave an undo note, so that reads never walk layers and a
 * failed call costs only what it wrote; SCALE and hashing happen once a block, in {@link drain}.
 *
 * Values are shared, never copied: treat what `get` returns as immutable.
 */
export class State {
  readonly #backing: Backing
  readonly #roots: (Node | undefined)[] = []
  readonly #undo: Undo[] = []
  /** What the last {@link drain} found: most keys that change in a block changed in the last one. */
  #written = new Map<Node, Map<CheapKey, Change>>()
  /** Events deposited since the block began; they roll back with the writes. */
  readonly events: unknown[] = []

  constructor(backing: Backing) {
    this.#backing = backing
  }

  /** The top level of an item's keys. */
  root(item: StorageItem): Node {
    let node = this.#roots[item.serial]
    if (node === undefined) {
      node = new Node(item, item.rawPrefix)
      this.#roots[item.serial] = node
    }
    return node
  }

  /** The level below `key`. */
  descend(node: Node, key: CheapKey): Node {
    const known = node.children.get(key)
    if (known instanceof Node) return known
    const part = node.item.parts[node.depth]
    const raw = node.raw + (part === undefined ? '' : part.hashed(key))
    const child = new Node(node.item, raw, node, key)
    node.children.set(key, child)
    return child
  }

  /** The value at a leaf's key, or {@link ABSENT}. */
  read(node: Node, key: CheapKey): unknown {
    const known = node.children.get(key)
    if (known !== undefined) return known
    if (node.complete) return ABSENT
    const bytes = this.#backing.get(rawKey(node, key))
    const value = bytes === undefined ? ABSENT : node.item.decodeValue(bytes)
    node.put(key, value)
    return value
  }

  /** Writes a value ({@link ABSENT} removes) and notes how to take it back. */
  write(node: Node, key: CheapKey, value: unknown): void {
    const previous = this.read(node, key)
    if (previous === value) return
    this.#undo.push({ node, key, previous })
    node.put(key, value)
  }

  /** The present keys of a level in ascending order of their raw form, as `iter` yields them on a real node. */
  keys(node: Node): readonly CheapKey[] {
    if (!node.complete) this.#complete(node)
    if (node.sorted === undefined) {
      const part = node.item.parts[node.depth]
      const present: [string, CheapKey][] = []
      for (const [key, value] of node.children)
        if (isPresent(value)) present.push([part === undefined ? '' : part.hashed(key), key])
      present.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      node.sorted = present.map(([, key]) => key)
    }
    return node.sorted
  }

  #complete(node: Node): void {
    for (const [raw, bytes] of this.#backing.entries(node.raw)) {
      let at = node.raw.length
      let level = node
      for (let depth = node.depth; depth < node.item.parts.length; depth += 1) {
        const part = node.item.parts[depth]
        if (part === undefined) break
        const { cheap, length } = part.parse(raw, at)
        at += length
        if (depth + 1 < node.item.parts.length) level = this.descend(level, cheap)
        else if (!level.children.has(cheap)) level.put(cheap, node.item.decodeValue(bytes))
      }
    }
    markComplete(node)
  }

  /** A point to which {@link rollback} can return. */
  mark(): Mark {
    return { changes: this.#undo.length, events: this.events.length }
  }

  /** Takes back every write and event since `mark`. */
  rollback(mark: Mark): void {
    while (this.#undo.length > mark.changes) {
      const undo = this.#undo.pop()
      if (undo === undefined) break
      const { node, key, previous } = undo
      node.put(key, previous)
    }
    this.events.length = mark.events
  }

  /**
   * Runs `body`; when it throws, its writes and events are gone before the error goes on (upstream's
   * `with_storage_layer`).
   */
  transact<T>(body: () => T): T {
    const mark = this.mark()
    try {
      return body()
    } catch (error) {
      this.rollback(mark)
      throw error
    }
  }

  /** What changed since the last call, once a key, in ascending order of key; forgets the notes and the events. */
  drain(): Change[] {
    const first = this.#firstNotes()
    this.#undo.length = 0
    this.events.length = 0
    const changes: Change[] = []
    const written = new Map<Node, Map<CheapKey, Change>>()
    for (const node of [...first.keys()].sort((a, b) => (a.raw < b.raw ? -1 : 1))) {
      const known = this.#written.get(node)
      const found = new Map<CheapKey, Change>()
      for (const [key, previous] of first.get(node) ?? []) {
        const value = node.children.get(key) ?? ABSENT
        if (value === previous) continue
        const last = known?.get(key)
        const change = {
          key: last === undefined ? rawKey(node, key) : last.key,
          before: last === undefined ? encoded(node, previous) : last.after,
          after: encoded(node, value),
        }
        found.set(key, change)
        if (!sameBytes(change.before, change.after)) changes.push(change)
      }
      written.set(node, found)
    }
    this.#written = written
    return changes.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  }

  /** What each changed key held when the block began. */
  #firstNotes(): Map<Node, Map<CheapKey, unknown>> {
    const first = new Map<Node, Map<CheapKey, unknown>>()
    for (const { node, key, previous } of this.#undo) {
      let keys = first.get(node)
      if (keys === undefined) {
        keys = new Map()
        first.set(node, keys)
      }
      if (!keys.has(key)) keys.set(key, previous)
    }
    return first
  }
}

function rawKey(node: Node, key: CheapKey): string {
  const part = node.item.parts[node.depth]
  return part === undefined ? node.raw : node.raw + part.hashed(key)
}

function encoded(node: Node, value: unknown): Uint8Array | undefined {
  return value === ABSENT || value === undefined ? undefined : encode(node.item.value, value)
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return a === b
  // Most values are short and differ early, where a native comparison costs more than it saves.
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

function markComplete(node: Node): void {
  node.complete = true
  for (const child of node.children.values()) if (child instanceof Node) markComplete(child)
}
