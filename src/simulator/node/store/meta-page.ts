import { readSync } from 'node:fs'

/** `MDB_MAGIC`. */
export const MAGIC = 0xbeefc0de
/** `MDB_DATA_VERSION` */
const VERSION = 2
/** `P_META`, the mark of the two pages that say where everything else is. */
const META = 8
/** `MDB_ENCRYPT`, which we never ask for. */
const ENCRYPTED = 0x2000
/** Bytes of a page before its content. */
export const HEADER = 24
/** Bytes of a meta page that mean something. */
const META_BYTES = 176
const LEAST_PAGE = 512
export const LARGEST_PAGE = 65_536
/** `CURSOR_STACK`: a tree that is deeper ends the process. */
const DEEPEST = 32
/** `P_INVALID`: the root of an empty tree. */
export const NO_PAGE = 2n ** 64n - 1n

/** A file has at least its two meta pages. */
export const META_PAGES = 2

/** How LMDB's file looked after one transaction. */
export interface Meta {
  readonly pageSize: number
  /** Number of the last page that was ever given out. */
  readonly lastPage: bigint
  readonly transaction: bigint
  /** Root pages of the tree of unused pages and of the tree of tables; {@link NO_PAGE} where one is empty. */
  readonly unused: bigint
  readonly tables: bigint
}

/** A file that LMDB would not survive opening. The message ends a sentence that begins with what was looked at. */
export class UnsoundFile extends Error {
  override readonly name = 'UnsoundFile'
}

/**
 * What the newer of the two meta pages of an open file says.
 *
 * @throws {UnsoundFile} when one of them is none, or says what cannot be.
 */
export function readMeta(file: number): Meta {
  const first = metaAt(file, 0)
  const second = metaAt(file, first.pageSize)
  if (second.pageSize !== first.pageSize)
    throw new UnsoundFile('its first pages contradict each other')
  const ahead = first.transaction - second.transaction
  // Transactions take turns with the two pages; in a new file both say 0.
  if (ahead > 1n || ahead < -1n) throw new UnsoundFile('its first pages contradict each other')
  const newer = ahead > 0n ? first : second
  const { lastPage, unused, tables } = newer
  if (lastPage < META_PAGES - 1 || !isRoot(unused, lastPage) || !isRoot(tables, lastPage))
    throw new UnsoundFile('its first pages point to nothing')
  return newer
}

function isRoot(page: bigint, lastPage: bigint): boolean {
  return page === NO_PAGE || (page >= META_PAGES && page <= lastPage)
}

function metaAt(file: number, offset: number): Meta {
  const page = Buffer.alloc(META_BYTES)
  const length = readSync(file, page, 0, META_BYTES, offset)
  const pageSize = page.readUInt32LE(48)
  const isMeta =
    length === META_BYTES &&
    page.readUInt16LE(18) === META &&
    page.readUInt32LE(HEADER) === MAGIC &&
    page.readUInt16LE(HEADER + 4) === VERSION &&
    pageSize >= LEAST_PAGE &&
    pageSize <= LARGEST_PAGE &&
    Number.isInteger(Math.log2(pageSize)) &&
    (page.readUInt16LE(52) & ENCRYPTED) === 0 &&
    page.readUInt16LE(54) <= DEEPEST &&
    page.readUInt16LE(102) <= DEEPEST
  if (!isMeta) throw new UnsoundFile('its file is no database')
  return {
    pageSize,
    unused: page.readBigUInt64LE(88),
    tables: page.readBigUInt64LE(136),
    lastPage: page.readBigUInt64LE(144),
    transaction: page.readBigUInt64LE(152),
  }
}
