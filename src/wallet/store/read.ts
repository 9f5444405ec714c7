import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs'
import { systemRefusal } from '../../errors/system.ts'
import { UnsafeFileError, UnwritableError } from '../../errors/wallet.ts'

/** No keyfile comes near this; a larger file is something else. */
const MAX_BYTES = 1 << 20

// A named pipe would otherwise wait for a writer for ever.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** Whether `error` says that a file or directory does not exist. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR')
}

/**
 * Refuses a directory that is a symbolic link: whoever may create links there could otherwise choose where secrets are
 * written. A directory that does not exist is fine.
 *
 * @throws {UnsafeFileError}
 */
export function refuseLinkedDirectory(path: string): void {
  const stats = entryAt(path)
  if (stats === undefined || stats.isDirectory()) return
  const what = stats.isSymbolicLink() ? 'a symbolic link' : 'no directory'
  throw new UnsafeFileError(`${path} is ${what}: keys are kept in real directories only.`)
}

function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    const refused = systemRefusal(error)
    throw refused === undefined ? error : new UnwritableError(refused, error)
  }
}

/**
 * The bytes of a regular file, or `undefined` when there is none. Symbolic links are not followed in the last part of
 * the path; devices, pipes and files over 1 MiB are refused.
 *
 * @throws {UnsafeFileError} for anything but a regular file of moderate size. @throws what the system says otherwise.
 */
export function readRegularFile(path: string): Uint8Array | undefined {
  let file: number
  try {
    file = openSync(path, FLAGS)
  } catch (error) {
    if (isMissing(error)) return undefined
    if (hasCode(error, 'ELOOP', 'EMLINK'))
      throw new UnsafeFileError(`${path} is a symbolic link: keyfiles are not followed elsewhere.`)
    if (hasCode(error, 'EACCES', 'EPERM'))
      throw new UnsafeFileError(`${path} may not be read by this user.`, { cause: error })
    throw error
  }
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) throw new UnsafeFileError(`${path} is no regular file.`)
    if (stats.size > MAX_BYTES) throw new UnsafeFileError(`${path} is too large for a keyfile.`)
    const bytes = new Uint8Array(stats.size)
    let length = 0
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, null)
      if (count === 0) break
      length += count
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}
