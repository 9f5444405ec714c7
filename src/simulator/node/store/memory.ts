import { Writer } from '../../../codec/index.ts'
import { LONG, Paged, Pages } from './pages.ts'
import { type Store, TABLES, type Table, type TableName } from './store.ts'

/** Characters of a storage item's prefix: keys are sorted an item at a time, when somebody iterates. */
const BUCKET = 64

interface Bucket {
  readonly keys: Set<string>
  sorted: readonly string[] | undefined
}

/** Where a key's value is. Kept while the table holds the key, so that writing it again is one look-up. */
interface Cell {
  value: Uint8Array | Paged
  /** Whether somebody was given the value, which must stay as it is from then on. */
  isGiven: boolean
}

/** What a key held before a transaction wrote it: nothing, other bytes, or where a copy of as many bytes begins. */
type Before = Uint8Array | Paged | number | undefined

/** The value, for somebody who may hold on to it. */
function given(cell: Cell): Uint8Array {
  if (cell.value instanceof Paged) return cell.value.joined()
  cell.isGiven = true
  return cell.value
}

class MemoryTable implements Table {
  readonly #cells = new Map<string, Cell>()
  /** The keys by their heads; touched only when one comes or goes. */
  readonly #buckets = new Map<string, Bucket>()
  #sorted: readonly string[] | undefined
  /** The keys that this transaction wrote, in order, and beside them what each held before. */
  readonly #written: string[] = []
  readonly #before: Before[] = []
  /** Copies of values that were written over. */
  readonly #copies = new Writer()
  readonly #pages = new Pages()

  get(key: string): Uint8Array | undefined {
    const cell = this.#cells.get(key)
    return cell && given(cell)
  }

  put(key: string, value: Uint8Array): void {
    const cell = this.#cells.get(key)
    if (cell === undefined) {
      this.#note(key, undefined)
      this.#add(key, value)
      return
    }
    const { value: old, isGiven } = cell
    if (isGiven || old.length !== value.length || old instanceof Paged) {
      this.#note(key, old)
      cell.value = this.#copied(value)
      cell.isGiven = false
    } else {
      // A chain's values mostly keep their length. New ones, of thousands of keys a block, would be work for the collector.
      this.#note(key, this.#copies.length)
      this.#copies.bytes(old)
      old.set(value)
    }
  }

  #copied(value: Uint8Array): Uint8Array | Paged {
    return value.length > LONG ? this.#pages.keep(value) : new Uint8Array(value)
  }

  remove(key: string): void {
    const cell = this.#cells.get(key)
    if (cell === undefined) return
    this.#note(key, cell.value)
    this.#delete(key)
  }

  #note(key: string, before: Before): void {
    this.#written.push(key)
    this.#before.push(before)
  }

  #add(key: string, value: Uint8Array): void {
    this.#cells.set(key, { value: this.#copied(value), isGiven: false })
    this.#list(key)
  }

  #list(key: string): void {
    const name = key.slice(0, BUCKET)
    let bucket = this.#buckets.get(name)
    if (bucket === undefined) {
      bucket = { keys: new Set(), sorted: undefined }
      this.#buckets.set(name, bucket)
      this.#sorted = undefined
    }
    bucket.keys.add(key)
    bucket.sorted = undefined
  }

  #delete(key: string): void {
    this.#cells.delete(key)
    const name = key.slice(0, BUCKET)
    const bucket = this.#buckets.get(name)
    if (bucket === undefined) return
    bucket.keys.delete(key)
    bucket.sorted = undefined
    if (bucket.keys.size > 0) return
    this.#buckets.delete(name)
    this.#sorted = undefined
  }

  /** Forgets how it was before the transaction. */
  commit(): void {
    for (const before of this.#before) if (before instanceof Paged) this.#pages.release(before)
    this.#forget()
  }

  #forget(): void {
    this.#written.length = 0
    this.#before.length = 0
    this.#copies.rewind()
  }

  /** Takes the transaction back, the last write first. */
  rollback(): void {
    for (let at = this.#written.length - 1; at >= 0; at -= 1)
      this.#restore(this.#written[at] ?? '', this.#before[at])
    this.#forget()
  }

  #restore(key: string, before: Before): void {
    const cell = this.#cells.get(key)
    if (typeof before === 'number') {
      if (cell === undefined || cell.value instanceof Paged) return
      // Given meanwhile, the bytes are to stay as they are.
      if (cell.isGiven) cell.value = new Uint8Array(cell.value.length)
      this.#copies.copyTo(cell.value, before)
      return
    }
    if (cell?.value instanceof Paged) this.#pages.release(cell.value)
    if (before === undefined) this.#delete(key)
    else {
      if (cell === undefined) this.#list(key)
      // Perhaps it was given, and replaced for that.
      this.#cells.set(key, { value: before, isGiven: true })
    }
  }

  isEmpty(prefix: string): boolean {
    if (prefix.length === BUCKET) return !this.#buckets.has(prefix)
    for (const _ of this.range(prefix)) return false
    return true
  }

  *range(prefix: string, after = ''): Iterable<readonly [string, Uint8Array]> {
    for (const name of this.#names(prefix)) {
      const bucket = this.#buckets.get(name)
      if (bucket === undefined) continue
      bucket.sorted ??= [...bucket.keys].sort()
      const { sorted } = bucket
      for (let i = firstFrom(sorted, prefix > after ? prefix : after); i < sorted.length; i += 1) {
        const key = sorted[i]
        if (key === undefined || key === after) continue
        if (!key.startsWith(prefix)) break
        const cell = this.#cells.get(key)
        if (cell !== undefined) yield [key, given(cell)]
      }
    }
  }

  #names(prefix: string): readonly string[] {
    if (prefix.length >= BUCKET) return [prefix.slice(0, BUCKET)]
    this.#sorted ??= [...this.#buckets.keys()].sort()
    return this.#sorted.filter((name) => name.startsWith(prefix) || prefix.startsWith(name))
  }
}

/** The index of the first of `sorted` that is not below `key`, by halving. */
function firstFrom(sorted: readonly string[], key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

/** A chain that is gone with its process: for tests and `createDevnet()`. */
export function openMemory(): Store {
  const tables = TABLES.map((name) => [name, new MemoryTable()] as const)
  return {
    tables: Object.fromEntries(tables) as Partial<Record<TableName, Table>> as Record<
      TableName,
      Table
    >,
    transaction(body) {
      for (const [, table] of tables) table.commit()
      try {
        const result = body()
        for (const [, table] of tables) table.commit()
        return result
      } catch (error) {
        for (const [, table] of tables) table.rollback()
        throw error
      }
    },
    refresh: () => undefined,
    close: () => Promise.resolve(),
  }
}
