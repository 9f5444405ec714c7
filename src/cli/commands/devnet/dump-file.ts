import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { FileError } from '../../../errors/file.ts'
import type { DumpFacts } from '../../../simulator/node/dump/header.ts'

/**
 * Writes a file whole or not at all: beside it first, under a name that nobody else has, and then in its place.
 *
 * @throws {FileError} `file_unwritable`
 */
export function writeWhole(path: string, content: Uint8Array): void {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  let mine = false
  try {
    const file = openSync(beside, 'wx', 0o600)
    mine = true
    try {
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (cause) {
    if (mine) rmSync(beside, { force: true })
    throw new FileError(path, 'written', cause)
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

/** What is in a dump, looked at here, before anybody is asked. @throws {DamagedDumpError | NewerDumpError} */
export async function dumpFacts(dump: Uint8Array, specVersion: number): Promise<DumpFacts> {
  // Loaded here, so that `--help` does not wait for a chain.
  const { Database } = await import('../../../simulator/node/database.ts')
  const { readHeader } = await import('../../../simulator/node/dump/header.ts')
  return readHeader(dump, { format: Database.format, specVersion }).facts
}
