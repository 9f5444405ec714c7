const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota is used up',
  ENOENT: 'a part of the path is not there',
  ENOTDIR: 'a part of the path is no directory',
  EISDIR: 'it is a directory',
  ELOOP: 'the path has too many symbolic links',
  ENAMETOOLONG: 'a name in the path is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk does not answer',
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

/** Where and why the system refused to read or write, in words; `undefined` for an error of another kind. */
export function systemRefusal(
  error: unknown,
): { readonly path: string; readonly reason: string } | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined
  const reason = REASONS[String(error.code)]
  return reason === undefined ? undefined : { path: String(error.path), reason }
}
