import { readSync } from 'node:fs'
import { HEADER, META_PAGES, type Meta, NO_PAGE, UnsoundFile } from './meta-page.ts'

/** Marks of pages. */
const BRANCH = 1
const LEAF = 2
const OVERFLOW = 4
const KINDS = 15
/** Marks of nodes: the value is on pages of its own, or is the root of a table. */
const LONG = 1
const TABLE = 2
/** Bytes of a node before its key. */
const NODE = 8
/** Where the record of a table says on which page it begins, and its length. */
const ROOT_AT = 40
const TABLE_BYTES = 48

/** Whether a tree holds tables and their content, or the numbers of pages that are free. */
type Holds = 'tables' | 'unused'

/**
 * Goes through every page that can be reached from a meta page: LMDB maps the file and trusts it, so a page that is not
 * there, or that points outside of itself, ends the process.
 *
 * @throws {UnsoundFile}
 */
export function walk(file: number, meta: Meta, pages: number): void {
  new Walk(file, meta, pages).run()
}

class Walk {
  readonly #file: number
  readonly #meta: Meta
  readonly #pages: number
  readonly #seen: Uint8Array
  readonly #ahead: (readonly [page: bigint, holds: Holds])[] = []

  constructor(file: number, meta: Meta, pages: number) {
    this.#file = file
    this.#meta = meta
    this.#pages = pages
    this.#seen = new Uint8Array(pages)
  }

  run(): void {
    this.#follow(this.#meta.unused, 'unused')
    this.#follow(this.#meta.tables, 'tables')
    for (let next = this.#ahead.pop(); next !== undefined; next = this.#ahead.pop())
      this.#visit(...next)
  }

  #follow(page: bigint, holds: Holds): void {
    if (page !== NO_PAGE) this.#ahead.push([page, holds])
  }

  #visit(number: bigint, holds: Holds): void {
    const page = this.#page(number, 1)
    const kind = page.readUInt16LE(18) & KINDS
    const count = page.readUInt16LE(20) >> 1
    if ((kind !== BRANCH && kind !== LEAF) || HEADER + 2 * count > page.length)
      throw contradiction()
    for (let i = 0; i < count; i += 1) {
      const node = within(page, HEADER + page.readUInt16LE(HEADER + 2 * i), NODE)
      if (kind === BRANCH) this.#follow(childOf(page, node), holds)
      else this.#leaf(page, node, holds)
    }
  }

  #leaf(page: Buffer, node: number, holds: Holds): void {
    const length = page.readUInt32LE(node)
    const flags = page.readUInt16LE(node + 4)
    const at = node + NODE + page.readUInt16LE(node + 6)
    if ((flags & LONG) !== 0) {
      const long = this.#long(page.readBigUInt64LE(within(page, at, 24)), length)
      if (holds === 'unused') this.#unused(long)
      return
    }
    const value = page.subarray(within(page, at, length), at + length)
    if (holds === 'unused') this.#unused(value)
    else if ((flags & TABLE) !== 0)
      this.#follow(value.readBigUInt64LE(within(value, 0, TABLE_BYTES) + ROOT_AT), holds)
  }

  /** A value that fills pages of its own. */
  #long(number: bigint, length: number): Buffer {
    const count = Math.ceil((HEADER + length) / this.#meta.pageSize)
    const page = this.#page(number, count)
    if ((page.readUInt16LE(18) & KINDS) !== OVERFLOW || page.readUInt32LE(20) < count)
      throw contradiction()
    return page.subarray(HEADER, HEADER + length)
  }

  /** A list of free pages, its length first; a negative number tells how many pages follow the next. */
  #unused(list: Buffer): void {
    const { lastPage } = this.#meta
    const count = list.readBigUInt64LE(within(list, 0, 8))
    if (count >= list.length / 8) throw contradiction()
    for (let i = 1; i <= count; i += 1) {
      const number = list.readBigInt64LE(8 * i)
      if (number > lastPage || -number > lastPage) throw contradiction()
    }
  }

  #page(number: bigint, count: number): Buffer {
    if (number < META_PAGES || number > this.#meta.lastPage) throw contradiction()
    const first = Number(number)
    if (first + count > this.#pages) throw new UnsoundFile('its file was cut short')
    if (this.#seen[first] !== 0) throw contradiction()
    this.#seen.fill(1, first, first + count)
    const page = Buffer.alloc(count * this.#meta.pageSize)
    readSync(this.#file, page, 0, page.length, first * this.#meta.pageSize)
    if (page.readBigUInt64LE() !== number) throw contradiction()
    return page
  }
}

function childOf(page: Buffer, node: number): bigint {
  return BigInt(page.readUInt32LE(node)) + (BigInt(page.readUInt16LE(node + 4)) << 32n)
}

/** `at`, where as many bytes as `length` follow. */
function within(page: Buffer, at: number, length: number): number {
  if (at + length > page.length) throw contradiction()
  return at
}

function contradiction(): UnsoundFile {
  return new UnsoundFile('its pages contradict each other')
}
