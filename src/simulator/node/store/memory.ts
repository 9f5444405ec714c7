import { type Store, TABLES, type Table, type TableName } from './store.ts'

/** Characters of a storage item's prefix: keys are sorted an item at a time, when somebody iterates. */
const BUCKET = 64

interface Bucket {
  readonly keys: Set<string>
  sorted: readonly string[] | undefined
}

class MemoryTable implements Table {
  readonly #values = new Map<string, Uint8Array>()
  /** The keys by their heads; touched only when one comes or goes. */
  readonly #buckets = new Map<string, Bucket>()
  #sorted: readonly string[] | undefined
  /** What each key written in this transaction held before it. */
  readonly #before = new Map<string, Uint8Array | undefined>()

  get(key: string): Uint8Array | undefined {
    return this.#values.get(key)
  }

  put(key: string, value: Uint8Array): void {
    this.#note(key)
    this.#set(key, value)
  }

  remove(key: string): void {
    if (!this.#values.has(key)) return
    this.#note(key)
    this.#delete(key)
  }

  #note(key: string): void {
    if (!this.#before.has(key)) this.#before.set(key, this.#values.get(key))
  }

  #set(key: string, value: Uint8Array): void {
    if (!this.#values.has(key)) this.#list(key)
    this.#values.set(key, value)
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
    this.#values.delete(key)
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
    this.#before.clear()
  }

  /** Takes the transaction back. */
  rollback(): void {
    for (const [key, value] of this.#before)
      if (value === undefined) this.#delete(key)
      else this.#set(key, value)
    this.#before.clear()
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
        const value = this.#values.get(key)
        if (value !== undefined) yield [key, value]
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
