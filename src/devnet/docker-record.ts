import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeDirectories } from '../directories.ts'

/**
 * Where the devnet in Docker answered when it was last seen, kept in a file: `--network auto` has to know in a millisecond, and
 * asking Docker takes a program's start. `undefined` where none was seen.
 */
export function readDockerUrl(path: string): string | undefined {
  try {
    const { url } = JSON.parse(readFileSync(path, 'utf8')) as { url?: unknown }
    return typeof url === 'string' && URL.canParse(url) ? url : undefined
  } catch {
    // No record, or one that a crash cut short: nothing was seen.
    return undefined
  }
}

/** Remembers where the devnet in Docker answers; `undefined` forgets it. */
export function writeDockerUrl(path: string, url: string | undefined): void {
  if (readDockerUrl(path) === url) return
  if (url === undefined) {
    rmSync(path, { force: true })
    return
  }
  makeDirectories(dirname(path))
  writeFileSync(path, `${JSON.stringify({ url })}\n`)
}
