import type { CheapKey } from './hashers.ts'
import { ABSENT, Slot } from './slot.ts'
import type { StorageItem } from './storage.ts'

/** The keys of a level as they were in order last, and those that came or went since. */
interface Drift {
  readonly before: readonly CheapKey[]
  readonly moved: Set<CheapKey>
}

/** Up to so many keys are sorted afresh when one comes or goes. */
const FEW = 64

/** Numbers below this may have a place in a list of their own: there are at most so many subnets, or uids on one. */
const LISTED = 1024

function isPresent(child: Slot | Node | undefined): boolean {
  if (child instanceof Slot) return child.value !== ABSENT
  return child !== undefined && child.live > 0
}

function inOrder(keys: [raw: string, key: CheapKey][]): CheapKey[] {
  return keys.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, key]) => key)
}

/** One level of a storage item's keys: slots on the last one, further levels above it. */
export class Node {
  readonly item: StorageItem
  readonly depth: number
  readonly parent: Node | undefined
  /** The key of this level in its parent. */
  readonly key: CheapKey
  /** Whether every key of the level is here, so that nothing more need be looked up below. */
  complete: boolean
  /** The present keys in order of their raw form; forgotten when a key comes or goes. */
  sorted: readonly CheapKey[] | undefined
  #drift: Drift | undefined
  /** How many keys are known to be present; on an inner level, those that have a present key below. */
  live = 0
  #raw: string | undefined
  // Most levels below an account hold one key only: a map for each would be most of the memory.
  #firstKey: CheapKey = ''
  #first: Slot | Node | undefined
  #more: Map<CheapKey, Slot | Node> | undefined
  /**
   * The children of small numbers, each in its place: a look-up is then one step. Only where numbers alone lead, which are
   * those of subnets and of uids: below an account there are few of many.
   */
  readonly #listed: (Slot | Node | undefined)[] | undefined

  constructor(item: StorageItem, parent?: Node, key: CheapKey = '') {
    this.item = item
    this.depth = parent === undefined ? 0 : parent.depth + 1
    this.complete = parent?.complete ?? false
    this.parent = parent
    this.key = key
    const isListed = parent === undefined || (parent.isListed && typeof key === 'number')
    this.#listed = isListed ? [] : undefined
  }

  /** Whether children of small numbers have places in a list. */
  get isListed(): boolean {
    return this.#listed !== undefined
  }

  /** Hex of the pallet and item prefix and of the keys above; accounts are hashed only when this is asked for. */
  get raw(): string {
    this.#raw ??= this.parent === undefined ? this.item.rawPrefix : this.parent.rawOf(this.key)
    return this.#raw
  }

  /** The raw key of `key` on this level. */
  rawOf(key: CheapKey): string {
    const part = this.item.parts[this.depth]
    return part === undefined ? this.raw : this.raw + part.hashed(key)
  }

  /** Whether it is known that no key is present. */
  get isEmpty(): boolean {
    return this.live === 0 && this.complete
  }

  /** The slot or level at `key`, if it is known. */
  child(key: CheapKey): Slot | Node | undefined {
    const listed = this.#listed
    if (listed !== undefined && typeof key === 'number' && key >= 0 && key < LISTED)
      return key < listed.length ? listed[key] : undefined
    if (this.#more !== undefined) return this.#more.get(key)
    const first = this.#firstKey
    // Told apart, the engine compares each kind in its own way; together they are compared as anything at all.
    const isSame =
      typeof key === 'number'
        ? typeof first === 'number' && first === key
        : typeof key === 'string'
          ? typeof first === 'string' && first === key
          : first === key
    return isSame ? this.#first : undefined
  }

  /** Adds the slot or level of a new key. */
  adopt(key: CheapKey, child: Slot | Node): void {
    const listed = this.#listed
    if (listed !== undefined && typeof key === 'number' && key >= 0 && key < LISTED) {
      while (listed.length <= key) listed.push(undefined)
      listed[key] = child
    } else if (this.#more !== undefined) this.#more.set(key, child)
    else if (this.#first === undefined) {
      this.#firstKey = key
      this.#first = child
    } else {
      this.#more = new Map([
        [this.#firstKey, this.#first],
        [key, child],
      ])
      this.#first = undefined
    }
    if (child instanceof Slot && child.value !== ABSENT) this.count(1, key)
  }

  /** Every known slot and level. */
  children(): Iterable<readonly [CheapKey, Slot | Node]> {
    const others: Iterable<readonly [CheapKey, Slot | Node]> =
      this.#more ?? (this.#first === undefined ? [] : [[this.#firstKey, this.#first]])
    if (this.#listed === undefined || this.#listed.length === 0) return others
    const all: (readonly [CheapKey, Slot | Node])[] = []
    for (const [key, child] of this.#listed.entries())
      if (child !== undefined) all.push([key, child])
    for (const [key, child] of others) all.push([key, child])
    return all
  }

  /** A key has come or gone; the levels above are told when it was the first one or the last. */
  count(change: 1 | -1, key: CheapKey): void {
    this.live += change
    if (this.sorted !== undefined) {
      this.#drift = this.sorted.length > FEW ? { before: this.sorted, moved: new Set() } : undefined
      this.sorted = undefined
    }
    this.#drift?.moved.add(key)
    const tips = this.live === (change === 1 ? 1 : 0)
    if (tips) this.parent?.count(change, this.key)
  }

  /** The present keys in ascending order of their raw form. */
  sortedKeys(): readonly CheapKey[] {
    // Most levels below an account hold one key only, which need not be hashed to be in order; nor is a list of it kept.
    if (this.live === 1 && this.#more === undefined && isPresent(this.#first))
      return [this.#firstKey]
    this.sorted ??= this.#drift === undefined ? this.#sortedAfresh() : this.#merged(this.#drift)
    this.#drift = undefined
    return this.sorted
  }

  #sortedAfresh(): readonly CheapKey[] {
    const present: [string, CheapKey][] = []
    for (const [key, child] of this.children())
      if (isPresent(child)) present.push([this.#hashed(key), key])
    return inOrder(present)
  }

  /** To sort all accounts because one came would be most of what a block does. */
  #merged({ before, moved }: Drift): readonly CheapKey[] {
    const merged: CheapKey[] = []
    let at = 0
    for (const key of inOrder([...moved].map((one) => [this.#hashed(one), one]))) {
      const place = this.firstFrom(before, this.#hashed(key), at)
      for (; at < place; at += 1) merged.push(before[at] ?? '')
      if (before[at] === key) at += 1
      if (isPresent(this.child(key))) merged.push(key)
    }
    for (; at < before.length; at += 1) merged.push(before[at] ?? '')
    return merged
  }

  /** The place in ordered `keys`, from `start` on, of the first whose raw form behind the level's is not below `bound`. */
  firstFrom(keys: readonly CheapKey[], bound: string, start = 0): number {
    let low = start
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      const hashed = this.#hashed(keys[middle] ?? '')
      if (hashed < bound.slice(0, hashed.length)) low = middle + 1
      else high = middle
    }
    return low
  }

  #hashed(key: CheapKey): string {
    return this.item.parts[this.depth]?.hashed(key) ?? ''
  }

  /** Says of this level and those below that all their keys are here. */
  markComplete(): void {
    this.complete = true
    for (const [, child] of this.children()) if (child instanceof Node) child.markComplete()
  }
}
