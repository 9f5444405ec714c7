import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeDirectories } from '../../../directories.ts'
import { DtaoError, EXIT } from '../../../errors/base.ts'
import { DataDirectoryError } from '../../../errors/node.ts'
import type { Context } from '../../context.ts'
import type { Ready } from './start.ts'

/** The one line that a devnet started with `--json` prints: its document, or that of its failure. */
interface Document {
  readonly ok: boolean
  readonly data?: Ready
  readonly error?: {
    readonly code: string
    readonly message: string
    readonly hint: string | null
    readonly details: Record<string, unknown>
  }
}

/**
 * Starts a command, by default this one, in a process of its own that outlives this one, and waits until it is ready.
 *
 * @throws DtaoError as the other process failed
 */
export async function startDetached(
  ctx: Context,
  logFile: string,
  argv: readonly string[] = process.argv.slice(2),
): Promise<Ready> {
  const stderr = openLog(logFile)
  // This process may be called through a link or npm; what it runs is what the other shall run.
  const script = process.argv[1] ?? ''
  const words = argv.filter((word) => word !== '--detach' && word !== '--json')
  const child = spawn(process.execPath, [script, ...words, '--json', '--quiet'], {
    detached: true,
    stdio: ['ignore', 'pipe', stderr],
    env: ctx.env,
  })
  closeSync(stderr)
  const line = await firstLine(child, ctx.signal)
  child.stdout?.destroy()
  child.unref()
  const { ok, data, error } = JSON.parse(line) as Document
  if (ok && data !== undefined) return data
  throw new DtaoError(
    error?.message ?? 'The devnet did not start.',
    error?.code ?? 'devnet_failed',
    child.exitCode ?? EXIT.network,
    {
      hints: error?.hint ? [error.hint] : [`Its log is in ${logFile}.`],
      details: error?.details ?? {},
    },
  )
}

/** @throws DataDirectoryError */
function openLog(path: string): number {
  try {
    makeDirectories(dirname(path))
    return openSync(path, 'a')
  } catch (error) {
    throw new DataDirectoryError(dirname(path), error)
  }
}

/** The first line of a process, which is all it prints; for a failure, once it has ended with its exit code. */
function firstLine(child: ChildProcess, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n') && text.startsWith('{"ok":true')) resolve(text)
    })
    child.on('error', reject)
    child.on('close', () => resolve(text === '' ? '{"ok":false}' : text))
    signal.addEventListener('abort', () => child.kill())
  })
}
