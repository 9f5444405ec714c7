import type { Hex } from '../../../codec/index.ts'
import { Bans } from './bans.ts'
import { type Entry, tell } from './entry.ts'
import { bestFirst } from './order.ts'
import { Queue } from './queue.ts'
import {
  alreadyImported,
  immediatelyDropped,
  temporarilyBanned,
  tooLowPriority,
} from './refusals.ts'

const MIB = 1024 * 1024

/**
 * Transactions that wait for a block. Ready ones may enter the next; future ones miss a tag (an earlier nonce) that
 * nobody provides yet. Knows no chain: what is valid is decided before {@link add} and by the block.
 */
export class Pool {
  // A Substrate node's default limits.
  readonly #ready = new Queue(8192, 20 * MIB)
  readonly #future = new Queue(512, MIB)
  /** Which ready entry provides a tag. */
  readonly #providers = new Map<string, Entry>()
  readonly #bans = new Bans()

  get readyCount(): number {
    return this.#ready.size
  }

  get futureCount(): number {
    return this.#future.size
  }

  get(hash: Hex): Entry | undefined {
    return this.#ready.get(hash) ?? this.#future.get(hash)
  }

  /** Whether a ready transaction provides this tag. */
  provides(tag: string): boolean {
    return this.#providers.has(tag)
  }

  /** Every entry, ready ones first, in order of arrival. */
  entries(): readonly Entry[] {
    return [...this.#ready.values(), ...this.#future.values()]
  }

  ready(): readonly Entry[] {
    return this.#ready.values()
  }

  /** Ready entries as a block takes them; what builds on one that does not `stays` is left out. */
  best(stays: (entry: Entry) => boolean): Iterable<Entry> {
    return bestFirst(this.#ready.values(), stays)
  }

  /** @throws {RpcError} 1012 or 1013 when a transaction of this hash need not even be validated. */
  admit(hash: Hex): void {
    if (this.#bans.has(hash)) throw temporarilyBanned()
    if (this.get(hash) !== undefined) throw alreadyImported(hash)
  }

  /**
   * Takes an entry in and tells its listeners whether it is ready or future.
   *
   * @throws {RpcError} 1014 when it would replace one of at least its priority, 1016 when the pool is full of better ones.
   */
  add(entry: Entry): void {
    if (entry.requires.some((tag) => !this.#providers.has(tag))) {
      this.#future.put(entry)
      this.#limit(this.#future)
      if (this.#future.get(entry.hash) === undefined) throw immediatelyDropped()
      tell(entry, 'future')
      return
    }
    this.#replace(entry)
    this.#enter(entry)
    this.#limit(this.#ready)
    if (this.#ready.get(entry.hash) === undefined) throw immediatelyDropped()
    tell(entry, 'ready')
    this.#promote()
  }

  #enter(entry: Entry): void {
    this.#ready.put(entry)
    for (const tag of entry.provides) this.#providers.set(tag, entry)
  }

  /** The ready entries that provide what `entry` provides make room, if together they weigh less. */
  #replace(entry: Entry): void {
    const rivals = new Set<Entry>()
    for (const tag of entry.provides) {
      const rival = this.#providers.get(tag)
      if (rival !== undefined) rivals.add(rival)
    }
    if (rivals.size === 0) return
    const old = [...rivals].reduce((sum, rival) => sum + rival.priority, 0n)
    if (old >= entry.priority) throw tooLowPriority(old, entry.priority)
    for (const rival of rivals) {
      this.#forget(rival)
      tell(rival, { usurped: entry.hash })
    }
  }

  /** Future entries whose tags are there now become ready, and may make others so. */
  #promote(): void {
    for (let found = true; found; ) {
      found = false
      for (const entry of this.#future.values()) {
        if (entry.requires.some((tag) => !this.#providers.has(tag))) continue
        this.#future.remove(entry.hash)
        const rival = entry.provides.some(
          (tag) => (this.#providers.get(tag)?.priority ?? -1n) >= entry.priority,
        )
        if (rival) {
          tell(entry, 'dropped')
          continue
        }
        this.#replace(entry)
        this.#enter(entry)
        tell(entry, 'ready')
        found = true
      }
    }
  }

  /** The worst go while there are too many. */
  #limit(queue: Queue): void {
    for (let worst = queue.surplus(); worst !== undefined; worst = queue.surplus())
      for (const gone of this.#removeWithDependents(worst)) tell(gone, 'dropped')
  }

  #forget(entry: Entry): void {
    this.#ready.remove(entry.hash)
    this.#future.remove(entry.hash)
    for (const tag of entry.provides)
      if (this.#providers.get(tag)?.hash === entry.hash) this.#providers.delete(tag)
  }

  #removeWithDependents(entry: Entry): readonly Entry[] {
    const removed = [entry]
    for (const gone of removed) {
      this.#forget(gone)
      for (const dependent of this.#ready.values())
        if (dependent.requires.some((tag) => gone.provides.includes(tag))) removed.push(dependent)
    }
    return [...new Set(removed)]
  }

  /** Throws out an entry, and those that build on it, that a block would not take; it may not come back for a while. */
  reject(hash: Hex): void {
    const entry = this.get(hash)
    if (entry === undefined) return
    for (const gone of this.#removeWithDependents(entry)) {
      this.#bans.add(gone.hash)
      tell(gone, 'invalid')
    }
  }

  /** Lets go of an entry that a failure of the node, not of its own, keeps from its block. */
  drop(hash: Hex): void {
    const entry = this.get(hash)
    if (entry === undefined) return
    for (const gone of this.#removeWithDependents(entry)) tell(gone, 'dropped')
  }

  /** Lets go of every entry that might have entered a block which the node failed to make. */
  dropReady(): void {
    for (const entry of this.ready()) {
      this.#forget(entry)
      tell(entry, 'dropped')
    }
  }

  /**
   * A block was written: its transactions are done, in the order of the block, and what waited for them is ready.
   * `extrinsics` are the hashes with their index in the block.
   */
  included(block: Hex, extrinsics: readonly (readonly [hash: Hex, index: number])[]): void {
    const done: (readonly [Entry, number])[] = []
    const given = new Set<string>()
    for (const [hash, index] of extrinsics) {
      this.#bans.add(hash)
      const entry = this.get(hash)
      if (entry === undefined) continue
      for (const tag of entry.provides) given.add(tag)
      this.#forget(entry)
      done.push([entry, index])
    }
    for (const queue of [this.#ready, this.#future])
      for (const entry of queue.values()) {
        const requires = entry.requires.filter((tag) => !given.has(tag))
        if (requires.length === entry.requires.length) continue
        queue.put({ ...entry, requires })
      }
    for (const [entry, index] of done) tell(entry, { inBlock: block }, index)
    for (const [entry, index] of done) tell(entry, { finalized: block }, index)
    this.#promote()
  }

  /** Removes what block `number` has outlived. */
  expire(number: number): void {
    for (const entry of this.entries())
      if (entry.validUntil < BigInt(number)) this.reject(entry.hash)
  }

  /** Sorts every entry anew after the chain moved by itself; `check` gives it as it is now, or nothing. */
  revalidate(check: (entry: Entry) => Entry | undefined): void {
    for (const entry of this.entries()) {
      const next = check(entry)
      if (next === undefined) {
        this.reject(entry.hash)
        continue
      }
      if (this.#ready.get(entry.hash) !== undefined) this.#enter(next)
      else if (this.#future.get(entry.hash) !== undefined) this.#future.put(next)
    }
    this.#promote()
  }

  /** Empties the pool, as the chain it was for went back. */
  clear(): void {
    for (const entry of this.entries()) {
      this.#forget(entry)
      tell(entry, 'dropped')
    }
    this.#bans.clear()
  }
}
