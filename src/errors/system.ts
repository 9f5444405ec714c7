const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file is larger than this process may write',
  ENOENT: 'a part of the path is not there',
  ENOTDIR: 'a part of the path is no directory',
  EISDIR: 'it is a directory',
  ELOOP: 'the path has too many symbolic links',
  ENAMETOOLONG: 'a name in the path is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk does not answer',
  EADDRNOTAVAIL: 'it is no address of this machine',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'nobody tells which address the name stands for',
}

/** Why the system refused, in words; the system's own where we have none. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}

/** What the system says by the name of the call, where no path has a part in it; and what to do. */
const PATHLESS: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  uv_cwd: ['The working directory is gone.', 'Change to a directory that is there.'],
  uv_os_homedir: ['There is no home directory: the system knows none for this user.', 'Set HOME.'],
}

/** A refusal of the system that tells no path, as a sentence with a hint; `undefined` for an error of another kind. */
export function pathlessRefusal(error: unknown): readonly [what: string, hint: string] | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  const call = String(error.syscall)
  return (
    PATHLESS[call] ?? [
      `The system refused to ${call}: ${reasonOf(error)}.`,
      '--verbose shows what was being done.',
    ]
  )
}

/** What the system refused to read or write, and why. */
export interface SystemRefusal {
  readonly path: string
  readonly reason: string
  /** Whether there was no room for more. */
  readonly full: boolean
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']

/**
 * Where and why the system refused to read or write, in words; `undefined` for an error of another kind.
 *
 * @param path which file it was: errors about an open one do not say
 */
export function systemRefusal(error: unknown, path?: string): SystemRefusal | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const code = String(error.code)
  const reason = REASONS[code]
  const where = 'path' in error ? String(error.path) : path
  if (reason === undefined || where === undefined) return undefined
  return { path: where, reason, full: FULL.includes(code) }
}
