import { CorruptedDataError, DataDirectoryError, DiskFullError } from '../../../errors/node.ts'

/** LMDB reports a write of which only a part had room as an input/output error (5). */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 28, 122, 27, 5])
const REFUSED: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'EISDIR',
  'ELOOP',
  13,
  1,
  30,
  20,
])
/**
 * LMDB's own codes: page not found, corrupted, panic, version mismatch, invalid file, and what it says of a transaction in
 * which one of them came up before.
 */
const DAMAGED: ReadonlySet<unknown> = new Set([-30797, -30796, -30795, -30794, -30793, -30782])

/** Runs `body` and says what a failure of the file system or of LMDB means. Other errors pass unchanged. */
export function explained<T>(path: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw meaningOf(path, error)
  }
}

/** What a failure of the file system or of LMDB means; any other error as it is. */
export function meaningOf(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (FULL.has(error.code)) return new DiskFullError(path, error)
  if (REFUSED.has(error.code)) return new DataDirectoryError(path, error)
  if (DAMAGED.has(error.code)) return new CorruptedDataError(path, error.message, error)
  return error
}
