import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { makeDirectories } from '../../directories.ts'
import { systemRefusal } from '../../errors/system.ts'
import { UnwritableError } from '../../errors/wallet.ts'
import { refuseLinkedDirectory } from './read.ts'

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/** Makes the entries of a directory survive a power cut. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

/**
 * Creates `path` with exactly these bytes, mode 0600 from its first moment whatever the umask, and on disk when it
 * returns. The file must not exist. One that cannot be written whole is removed again.
 *
 * @throws {UnwritableError} when the system refuses, as on a full disk. @throws what it says otherwise: `EEXIST`.
 */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  writable(path, () => {
    const file = openSync(path, NEW, 0o600)
    try {
      fchmodSync(file, 0o600) // a umask may take bits away from the owner, too
      for (let done = 0; done < bytes.length; )
        done += writeSync(file, bytes, done, bytes.length - done, null)
      fsyncSync(file)
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    } finally {
      closeSync(file)
    }
  })
}

/**
 * Makes sure that the directory exists: it and missing parents with mode 0700, whatever the umask. An existing one keeps
 * its mode.
 *
 * @throws {UnsafeFileError} when it is a symbolic link or no directory.
 * @throws {UnwritableError} when the system refuses to make it.
 */
export function ensureDirectory(path: string): void {
  writable(path, () => {
    refuseLinkedDirectory(path)
    for (const made of makeDirectories(path, 0o700)) {
      chmodSync(made, 0o700) // a umask may take bits away from the owner, too
      syncDirectory(dirname(made))
    }
  })
}

/**
 * Runs `body`, which writes to `path` or below it; what the system refuses is the wallet's failure, with the reason.
 *
 * @throws {UnwritableError}
 */
export function writable<T>(path: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    const refused = systemRefusal(error, path)
    throw refused === undefined ? error : new UnwritableError(refused, error)
  }
}
