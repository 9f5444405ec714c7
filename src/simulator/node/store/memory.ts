import { type Store, TABLES, type Table, type TableName } from './store.ts'

/** Characters of a storage item's prefix: entries are sorted an item at a time, when somebody iterates. */
const BUCKET = 64

interface Bucket {
  readonly values: Map<string, Uint8Array>
  sorted: string[] | undefined
}

interface Undo {
  readonly table: MemoryTable
  readonly key: string
  readonly before: Uint8Array | undefined
}

class MemoryTable implements Table {
  readonly #buckets = new Map<string, Bucket>()
  readonly #undo: Undo[]
  #sorted: string[] | undefined

  constructor(undo: Undo[]) {
    this.#undo = undo
  }

  get(key: string): Uint8Array | undefined {
    return this.#buckets.get(key.slice(0, BUCKET))?.values.get(key)
  }

  put(key: string, value: Uint8Array): void {
    this.#undo.push({ table: this, key, before: this.get(key) })
    this.restore(key, value)
  }

  remove(key: string): void {
    const before = this.get(key)
    if (before === undefined) return
    this.#undo.push({ table: this, key, before })
    this.restore(key, undefined)
  }

  /** Sets or removes without a note of how it was. */
  restore(key: string, value: Uint8Array | undefined): void {
    const name = key.slice(0, BUCKET)
    let bucket = this.#buckets.get(name)
    if (bucket === undefined) {
      bucket = { values: new Map(), sorted: undefined }
      this.#buckets.set(name, bucket)
      this.#sorted = undefined
    }
    if (value === undefined) bucket.values.delete(key)
    else bucket.values.set(key, value)
    if (value === undefined || bucket.values.size !== bucket.sorted?.length)
      bucket.sorted = undefined
    if (bucket.values.size === 0) {
      this.#buckets.delete(name)
      this.#sorted = undefined
    }
  }

  *range(prefix: string, after = ''): Iterable<readonly [string, Uint8Array]> {
    for (const name of this.#names(prefix)) {
      const bucket = this.#buckets.get(name)
      if (bucket === undefined) continue
      bucket.sorted ??= [...bucket.values.keys()].sort()
      for (const key of bucket.sorted) {
        if (key <= after || !key.startsWith(prefix)) continue
        const value = bucket.values.get(key)
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

/** A chain that is gone with its process: for tests and `createDevnet()`. */
export function openMemory(): Store {
  const undo: Undo[] = []
  const tables = Object.fromEntries(
    TABLES.map((name) => [name, new MemoryTable(undo)]),
  ) as unknown as Record<TableName, Table>
  return {
    tables,
    transaction(body) {
      undo.length = 0
      try {
        return body()
      } catch (error) {
        for (const { table, key, before } of undo.reverse()) table.restore(key, before)
        throw error
      } finally {
        undo.length = 0
      }
    },
    refresh: () => undefined,
    close: () => Promise.resolve(),
  }
}
