import { readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { FileError } from '../errors/file.ts'
import type { LogOptions } from './engine.ts'

/** How often a log that is followed is looked at: it need not be there yet, and may be begun anew. */
const LOOK_MS = 200

/**
 * Reads the last lines of a log, and those that are added until the signal aborts. A log that is not there is empty.
 *
 * @throws {FileError} `file_unreadable`, and whatever `onLine` throws
 */
export async function readLog(path: string, options: LogOptions): Promise<void> {
  const { lines, follow, signal, onLine } = options
  let stamp = stampOf(path)
  let all = linesOf(path)
  for (const line of all.slice(-lines)) onLine(line)
  while (follow && (await nextLook(signal))) {
    const now = stampOf(path)
    if (now === stamp) continue
    stamp = now
    const told = all.length
    all = linesOf(path)
    // A log that became shorter began anew.
    for (const line of all.slice(all.length < told ? 0 : told)) onLine(line)
  }
}

/** What differs once a log has changed; `undefined` for one that is not there. */
function stampOf(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats && `${stats.ino} ${stats.size} ${stats.mtimeMs}`
  } catch (error) {
    throw new FileError(path, 'read', error)
  }
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(0, -1)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new FileError(path, 'read', error)
  }
}

/** Waits until it is time for another look; false once `signal` is aborted. */
async function nextLook(signal: AbortSignal): Promise<boolean> {
  await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined)
  return !signal.aborted
}
