import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a directory and its missing parents; those that it made, the outermost first. Node's own `recursive` never returns
 * where the system says ENOENT of a directory that could not be made, as /proc does.
 *
 * @throws what the system says.
 */
export function makeDirectories(path: string, mode?: number): string[] {
  const missing: string[] = []
  for (let each = path; !existsSync(each) && dirname(each) !== each; each = dirname(each))
    missing.unshift(each)
  for (const each of missing) makeOne(each, mode)
  // Says so where something else than a directory has the name.
  if (missing.length === 0) mkdirSync(path, { recursive: true })
  return missing
}

/** Another process may make it at the same time. */
function makeOne(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, mode)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
