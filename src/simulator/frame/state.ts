import { encode } from '../../codec/index.ts'
import { type Change, type Changes, ChangesWriter, listOf } from './changes.ts'
import type { CheapKey } from './hashers.ts'
import { Root } from './root.ts'
import { ABSENT, Slot, UNTOUCHED } from './slot.ts'
import type { StorageItem } from './storage.ts'
import { Node } from './tree.ts'

export type { Change, Changes } from './changes.ts'

/** Raw state below the decoded one: keys as hex without `0x`, in ascending order. */
export interface Backing {
  get(rawKey: string): Uint8Array | undefined
  entries(rawPrefix: string): Iterable<readonly [rawKey: string, value: Uint8Array]>
  /** Whether no key begins with this item's prefix, where that can be told without reading them. */
  isEmpty?(rawPrefix: string): boolean
}

/** A state that holds nothing: the ground below a genesis. */
export const EMPTY_BACKING: Backing = {
  get: () => undefined,
  entries: () => [],
  isEmpty: () => true,
}

/** What {@link State.mark} returns and {@link State.rollback} takes. */
export interface Mark {
  readonly changes: number
  readonly events: number
}

/**
 * Chain state as decoded values. Writes go straight in and leave an undo note, so that reads never walk layers and a
 * failed call costs only what it wrote; SCALE and hashing happen once a block, in {@link settle}.
 *
 * Values are shared, never copied: treat what `get` returns as immutable.
 */
export class State {
  readonly #backing: Backing
  readonly #roots: (Root | undefined)[] = []
  /** Slots in the order of writes, and beside them what each held before. */
  readonly #written: Slot[] = []
  readonly #previous: unknown[] = []
  readonly #changes = new ChangesWriter()
  /** The items that the block has written to. */
  #touched: Root[] = []
  /** Events deposited since the block began; they roll back with the writes. */
  readonly events: unknown[] = []

  constructor(backing: Backing) {
    this.#backing = backing
  }

  /** The top level of an item's keys. */
  root(item: StorageItem): Node {
    return this.#roots[item.serial] ?? this.#rootOf(item)
  }

  #rootOf(item: StorageItem): Root {
    let root = this.#roots[item.serial]
    if (root === undefined) {
      root = new Root(item)
      // Half of the items hold nothing on most chains: then no key of theirs is ever hashed or looked up.
      root.complete = this.#backing.isEmpty?.(item.rawPrefix) ?? false
      this.#roots[item.serial] = root
    }
    return root
  }

  /** The level below `key`. */
  descend(node: Node, key: CheapKey): Node {
    const known = node.child(key)
    if (known instanceof Node) return known
    const child = new Node(node.item, node, key)
    node.adopt(key, child)
    return child
  }

  /** As {@link descend}, but `undefined` where nothing can be below `key`: what is only read leaves no trace there. */
  find(node: Node, key: CheapKey): Node | undefined {
    const known = node.child(key)
    if (known instanceof Node) return known
    return node.complete ? undefined : this.descend(node, key)
  }

  /** The value at a leaf's key, or {@link ABSENT}. */
  read(node: Node, key: CheapKey): unknown {
    const known = node.child(key)
    if (known instanceof Slot) return known.value
    return node.complete ? ABSENT : this.#newSlot(node, key).value
  }

  /** The slot of a leaf's key; `undefined` where it is known to hold nothing and never has. */
  slotIfAny(node: Node, key: CheapKey): Slot | undefined {
    const known = node.child(key)
    if (known instanceof Slot) return known
    return node.complete ? undefined : this.#newSlot(node, key)
  }

  /** The slot of a leaf's key: the same one for as long as the state lives. */
  slot(node: Node, key: CheapKey): Slot {
    const known = node.child(key)
    return known instanceof Slot ? known : this.#newSlot(node, key)
  }

  #newSlot(node: Node, key: CheapKey): Slot {
    const bytes = node.complete ? undefined : this.#backing.get(node.rawOf(key))
    const value = bytes === undefined ? ABSENT : node.item.decodeValue(bytes)
    const slot = new Slot(node, key, value)
    node.adopt(key, slot)
    return slot
  }

  /** Writes a value ({@link ABSENT} removes) and notes how to take it back. */
  write(node: Node, key: CheapKey, value: unknown): void {
    this.writeTo(this.slot(node, key), value)
  }

  /** {@link write}, where the key's slot is at hand. */
  writeTo(slot: Slot, value: unknown): void {
    const previous = slot.value
    if (previous === value) return
    this.#written.push(slot)
    this.#previous.push(previous)
    if (slot.base === UNTOUCHED) this.#touch(slot)
    this.#put(slot, value)
  }

  #touch(slot: Slot): void {
    slot.base = slot.value
    const root = this.#rootOf(slot.level.item)
    if (root.touchedCount === 0) this.#touched.push(root)
    root.touch(slot)
  }

  #put(slot: Slot, value: unknown): void {
    const previous = slot.value
    slot.value = value
    if (previous === ABSENT) slot.level.count(1, slot.key)
    else if (value === ABSENT) slot.level.count(-1, slot.key)
  }

  /** The present keys of a level in ascending order of their raw form, as `iter` yields them on a real node. */
  keys(node: Node): readonly CheapKey[] {
    if (!node.complete) this.#complete(node)
    return node.sortedKeys()
  }

  /** Removes every value below a level, in no particular order, and returns how many there were. */
  clear(node: Node): number {
    if (!node.complete) this.#complete(node)
    let gone = 0
    for (const [key, child] of node.children())
      if (child instanceof Node) gone += this.clear(child)
      else if (child.value !== ABSENT) {
        this.write(node, key, ABSENT)
        gone += 1
      }
    return gone
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
        else if (level.child(cheap) === undefined)
          level.adopt(cheap, new Slot(level, cheap, node.item.decodeValue(bytes)))
      }
    }
    node.markComplete()
  }

  /** A point to which {@link rollback} can return. */
  mark(): Mark {
    return { changes: this.#written.length, events: this.events.length }
  }

  /** Takes back every write and event since `mark`. */
  rollback(mark: Mark): void {
    for (let at = this.#written.length - 1; at >= mark.changes; at -= 1) {
      const slot = this.#written[at]
      if (slot !== undefined) this.#put(slot, this.#previous[at])
    }
    this.#written.length = mark.changes
    this.#previous.length = mark.changes
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

  /** What {@link settle} would tell now: each changed key with its encoding, and nothing is forgotten. */
  changes(): Map<string, Uint8Array | undefined> {
    const changes = new Map<string, Uint8Array | undefined>()
    for (const { item, touched, touchedCount } of this.#touched)
      for (const { base, value, raw } of touched.slice(0, touchedCount))
        if (base !== value)
          changes.set(raw, value === ABSENT ? undefined : encode(item.value, value))
    return changes
  }

  /**
   * What changed since the last call, once a key, in ascending order of key; forgets the notes and the events. The bytes are
   * there until the next call.
   */
  settle(): Changes {
    const items = this.#touched.sort((a, b) => (a.item.rawPrefix < b.item.rawPrefix ? -1 : 1))
    this.#changes.begin()
    for (const root of items) {
      this.#changes.addItem(root)
      root.begin()
    }
    this.#touched = []
    this.#written.length = 0
    this.#previous.length = 0
    this.events.length = 0
    return this.#changes.finish()
  }

  /** {@link settle}, change by change. */
  drain(): Change[] {
    return listOf(this.settle())
  }
}
