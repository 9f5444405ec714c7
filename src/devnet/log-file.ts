import { existsSync, readFileSync, watch } from 'node:fs'
import type { LogOptions } from './engine.ts'

/** Reads the last lines of a log, and those that are added until the signal aborts. */
export async function readLog(path: string, options: LogOptions): Promise<void> {
  const { lines, follow, onLine } = options
  for (const line of linesOf(path).slice(-lines)) onLine(line)
  if (follow) await followLog(path, options)
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
}

function followLog(path: string, { signal, onLine }: LogOptions): Promise<void> {
  return new Promise((resolve) => {
    let seen = linesOf(path).length
    const more = (): void => {
      const lines = linesOf(path)
      // A log that became shorter began anew.
      for (const line of lines.slice(lines.length < seen ? 0 : seen)) onLine(line)
      seen = lines.length
    }
    const watcher = existsSync(path) ? watch(path, more) : undefined
    signal.addEventListener('abort', () => {
      watcher?.close()
      resolve()
    })
  })
}
