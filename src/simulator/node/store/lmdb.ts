import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import { makeDirectories } from '../../../directories.ts'
import { CorruptedDataError } from '../../../errors/node.ts'
import { explained } from './failures.ts'
import { type Store, TABLES, type Table, type TableName } from './store.ts'

/** Address space, not disk: the file grows with its content. */
const MAP_SIZE = 16 * 1024 ** 3
/** Pages at the end that LMDB may have given out and never written. */
const UNWRITTEN_PAGES = 256

const OPTIONS = { keyEncoding: 'binary', encoding: 'binary' } as const

type Bytes = Database<Uint8Array, Uint8Array>

function bytesOf(key: string): Buffer {
  return Buffer.from(key, 'hex')
}

/** The least key above every key that begins with `prefix`; none when the prefix is all ones. */
function above(prefix: Buffer): Buffer | undefined {
  const end = Buffer.from(prefix)
  for (let i = end.length - 1; i >= 0; i -= 1) {
    const byte = end[i] ?? 0
    if (byte < 0xff) {
      end[i] = byte + 1
      return end.subarray(0, i + 1)
    }
  }
  return undefined
}

/** The keys that begin with `prefix`, from `after` on. */
function boundsOf(prefix: string, after?: string): { start: Buffer; end?: Buffer } {
  const head = bytesOf(prefix)
  const end = above(head)
  const start = after === undefined || after < prefix ? head : bytesOf(after)
  return end === undefined ? { start } : { start, end }
}

function tableOf(database: Bytes): Table {
  return {
    get: (key) => database.getBinary(bytesOf(key)),
    put: (key, value) => database.putSync(bytesOf(key), value),
    remove: (key) => {
      database.removeSync(bytesOf(key))
    },
    *range(prefix, after) {
      for (const { key, value } of database.getRange(boundsOf(prefix, after))) {
        const hex = Buffer.from(key).toString('hex')
        if (hex !== after) yield [hex, value]
      }
    },
    isEmpty(prefix) {
      for (const _ of database.getKeys({ ...boundsOf(prefix), limit: 1 })) return false
      return true
    },
  }
}

/** Where the first page says what the file is, and what it says there: `MDB_MAGIC`. */
const MAGIC_AT = 24
const MAGIC = 0xbeefc0de
/** The two pages that say where everything else is. */
const LEAST_SIZE = 2 * 4096

/** LMDB does not survive opening what is not its own. */
function refuseForeign(path: string): void {
  const file = join(path, 'data.mdb')
  if (!existsSync(file) || statSync(file).size === 0) return
  const head = Buffer.alloc(MAGIC_AT + 4)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head)
  } finally {
    closeSync(handle)
  }
  if (head.readUInt32LE(MAGIC_AT) !== MAGIC || statSync(file).size < LEAST_SIZE)
    throw new CorruptedDataError(path, 'its file is no database')
}

/** LMDB maps the file: reading a page that a truncated file lacks would end the process. */
function refuseTruncated(path: string, root: RootDatabase): void {
  const { size } = statSync(join(path, 'data.mdb'))
  const { pageSize, lastPageNumber } = root.getStats() as {
    pageSize: number
    lastPageNumber: number
  }
  if (size < (lastPageNumber + 1 - UNWRITTEN_PAGES) * pageSize)
    throw new CorruptedDataError(path, 'its file was cut short')
}

/**
 * Opens or makes the LMDB in the directory `path`. Any number of processes may; LMDB's lock orders what they write.
 * A commit is on disk before `transaction` returns.
 *
 * @throws {DataDirectoryError | DiskFullError | CorruptedDataError}
 */
export function openLmdb(path: string): Store {
  return explained(path, () => {
    makeDirectories(path)
    refuseForeign(path)
    const root = open<Uint8Array, Uint8Array>({
      path,
      noSubdir: false,
      mapSize: MAP_SIZE,
      maxDbs: TABLES.length,
      maxReaders: 512,
      overlappingSync: false,
      ...OPTIONS,
    })
    refuseTruncated(path, root)
    const tables = root.transactionSync(() =>
      Object.fromEntries(TABLES.map((name) => [name, tableOf(root.openDB(name, OPTIONS))])),
    ) as Record<TableName, Table>
    return {
      tables,
      transaction: (body) => explained(path, () => root.transactionSync(body)),
      refresh: () => root.resetReadTxn(),
      close: () => root.close(),
    }
  })
}
