import { writeSync } from 'node:fs'
import { type Database, open } from 'lmdb'
import { makeDirectories } from '../../../directories.ts'
import { mapSizeFor } from './address-space.ts'
import { explained, meaningOf } from './failures.ts'
import { lookAtFiles } from './files.ts'
import { type Store, TABLES, type Table, type TableName } from './store.ts'

/** `EFBIG`, `ENOSPC` and `EDQUOT`, as LMDB gives them. */
const WRITES_REFUSED: ReadonlySet<unknown> = new Set([27, 28, 122])

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

function tableOf(path: string, database: Bytes): Table {
  return {
    get: (key) => explained(path, () => database.getBinary(bytesOf(key))),
    put: (key, value) => explained(path, () => database.putSync(bytesOf(key), value)),
    remove: (key) => {
      explained(path, () => database.removeSync(bytesOf(key)))
    },
    *range(prefix, after) {
      try {
        for (const { key, value } of database.getRange(boundsOf(prefix, after))) {
          const hex = Buffer.from(key).toString('hex')
          if (hex !== after) yield [hex, value]
        }
      } catch (error) {
        throw meaningOf(path, error)
      }
    },
    isEmpty: (prefix) =>
      explained(path, () => {
        for (const _ of database.getKeys({ ...boundsOf(prefix), limit: 1 })) return false
        return true
      }),
  }
}

/** LMDB says on stderr by itself which write failed, and does not end the line. */
function endLineOfLmdb(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && WRITES_REFUSED.has(error.code))) return
  try {
    writeSync(2, '\n')
  } catch {
    // Nobody reads it.
  }
}

/**
 * Opens or makes the LMDB in the directory `path`. Any number of processes may; LMDB's lock orders what they write.
 * A commit is on disk before `transaction` returns.
 *
 * @throws {DataDirectoryError | DiskFullError | CorruptedDataError | AddressSpaceError}
 */
export function openLmdb(path: string): Store {
  return explained(path, () => {
    makeDirectories(path)
    const size = lookAtFiles(path)
    const root = open<Uint8Array, Uint8Array>({
      path,
      noSubdir: false,
      mapSize: mapSizeFor(path, size),
      maxDbs: TABLES.length,
      maxReaders: 512,
      overlappingSync: false,
      ...OPTIONS,
    })
    const tables = root.transactionSync(() =>
      Object.fromEntries(TABLES.map((name) => [name, tableOf(path, root.openDB(name, OPTIONS))])),
    ) as Record<TableName, Table>
    return {
      tables,
      transaction: (body) =>
        explained(path, () => {
          try {
            return root.transactionSync(body)
          } catch (error) {
            endLineOfLmdb(error)
            throw error
          }
        }),
      refresh: () => explained(path, () => root.resetReadTxn()),
      close: () => root.close(),
    }
  })
}
