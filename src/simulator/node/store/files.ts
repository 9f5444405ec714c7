import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  type Stats,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { CorruptedDataError, DataDirectoryError } from '../../../errors/node.ts'
import { explained } from './failures.ts'
import { HEADER, LARGEST_PAGE, MAGIC, META_PAGES, readMeta, UnsoundFile } from './meta-page.ts'
import { walk } from './walk.ts'

const DATA = 'data.mdb'
const LOCK = 'lock.mdb'

/** Below this a file was not even begun: LMDB writes its first two pages at once. */
const LEAST_SIZE = META_PAGES * 4096
/** More than what a new chain writes, and than the lock file takes. */
const ROOM_TO_BEGIN = 1024 * 1024
const ROOM_TO_LOCK = 64 * 1024
/** How long another process may take to write two pages. */
const PATIENCE_MILLIS = 50

/** Whether a directory holds a chain, or what is left of one. */
export function hasFiles(path: string): boolean {
  return existsSync(join(path, DATA))
}

/** Removes a chain that nobody has open; false where there was none. @throws {DataDirectoryError} */
export function removeFiles(path: string): boolean {
  const had = hasFiles(path)
  explained(path, () => {
    for (const name of [DATA, LOCK]) rmSync(join(path, name), { force: true, recursive: true })
  })
  return had
}

/**
 * Looks at LMDB's files before LMDB does: it ends the process where it cannot open them. Bytes of the data file, 0 where
 * there is none yet.
 *
 * @throws {DataDirectoryError | DiskFullError | CorruptedDataError}
 */
export function lookAtFiles(path: string): number {
  const lock = fileAt(path, LOCK)
  const data = fileAt(path, DATA)
  const size = data === undefined ? 0 : begun(path, data.size)
  if (size > 0) intact(path, false)
  // Touching a page of the lock that the disk has no room for ends the process too.
  if (size === 0) makeRoom(path, ROOM_TO_BEGIN)
  else if (lock === undefined || lock.blocks === 0) makeRoom(path, ROOM_TO_LOCK)
  return size
}

/**
 * Makes sure that every page of the chain that there may be can be read without ending the process. Takes as long as reading
 * the file.
 *
 * @throws {DataDirectoryError | CorruptedDataError} where it cannot.
 */
export function checkFiles(path: string): void {
  explained(path, () => {
    const found = statSync(join(path, DATA), { throwIfNoEntry: false })
    if (found !== undefined && found.size >= LEAST_SIZE) intact(path, true)
  })
}

/** A file that can be written, if it is there. @throws {DataDirectoryError} */
function fileAt(path: string, name: string): Stats | undefined {
  const file = join(path, name)
  return explained(path, () => {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return undefined
    if (!found.isFile()) throw new DataDirectoryError(path, new Error(`${name} is no file`))
    accessSync(file, constants.R_OK | constants.W_OK)
    return found
  })
}

/** The size of the data file, 0 where no chain was ever begun in it. @throws {CorruptedDataError} */
function begun(path: string, size: number): number {
  if (size >= LEAST_SIZE) return size
  if (lastTransaction(path) > 0n) throw new CorruptedDataError(path, 'its file was cut short')
  if (size === 0) return 0
  const file = join(path, DATA)
  const head = read(file, HEADER + 4)
  if (head.length < HEADER + 4 || head.readUInt32LE(HEADER) !== MAGIC)
    throw new CorruptedDataError(path, 'its file is no database')
  // Another process may be about to write the second page.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MILLIS)
  const now = statSync(file).size
  if (now >= LEAST_SIZE) return now
  truncateSync(file)
  return 0
}

/** What the lock file says of the last transaction; 0 where there was none. */
function lastTransaction(path: string): bigint {
  const file = join(path, LOCK)
  if (!existsSync(file)) return 0n
  const head = read(file, 16)
  return head.length === 16 ? head.readBigUInt64LE(8) : 0n
}

function read(file: string, length: number): Buffer {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(handle, bytes, 0, length, 0))
  } finally {
    closeSync(handle)
  }
}

/** @throws {CorruptedDataError} where what the file says of itself cannot be. */
function intact(path: string, thoroughly: boolean): void {
  const file = openSync(join(path, DATA), 'r')
  try {
    settled(file, () => {
      const meta = readMeta(file)
      const pages = Math.floor(fstatSync(file).size / meta.pageSize)
      // LMDB may give out pages at the end and never write them: then none that is in use is missing.
      if (thoroughly || pages <= meta.lastPage) walk(file, meta, pages)
    })
  } catch (error) {
    if (!(error instanceof UnsoundFile)) throw error
    throw new CorruptedDataError(path, error.message, error)
  } finally {
    closeSync(file)
  }
}

/** Runs `look`; again where it fails, until no other process wrote meanwhile. */
function settled(file: number, look: () => void): void {
  for (let before: Buffer | undefined; ; ) {
    try {
      look()
      return
    } catch (error) {
      const now = firstPages(file)
      if (!(error instanceof UnsoundFile) || before?.equals(now)) throw error
      before = now
    }
  }
}

function firstPages(file: number): Buffer {
  const bytes = Buffer.alloc(META_PAGES * LARGEST_PAGE)
  readSync(file, bytes, 0, bytes.length, 0)
  return bytes
}

/** Makes sure that the disk has room. @throws what the system says. */
function makeRoom(path: string, bytes: number): void {
  const name = join(path, `room.${process.pid}`)
  try {
    const file = openSync(name, 'w')
    try {
      writeFileSync(file, Buffer.alloc(bytes, 1))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } finally {
    rmSync(name, { force: true })
  }
}
