import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { FileError } from '../errors/file.ts'

/**
 * Writes a file whole or not at all: beside it first, under a name that nobody has, and then in its place, where a link
 * stays one. A pipe or device takes it as it comes.
 *
 * @param mode of a new file, less the umask
 * @throws {FileError} `file_unwritable`
 */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o600): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false })
    if (there !== undefined && !there.isFile()) writeFileSync(path, content)
    else replace(there === undefined ? path : realpathSync(path), Buffer.from(content), mode)
  } catch (cause) {
    throw new FileError(path, 'written', cause)
  }
}

function replace(path: string, bytes: Uint8Array, mode: number): void {
  const beside = `${path}.${Math.random().toString(36).slice(2)}.tmp`
  const file = openSync(beside, 'wx', mode)
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** The content of a file. @throws {FileError} `file_unreadable` */
export function readWhole(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new FileError(path, 'read', cause)
  }
}
