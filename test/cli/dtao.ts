import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The binary as users run it. */
export const DTAO = fileURLToPath(new URL('../../bin/dtao.js', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly home?: string
}

/** Nothing of the machine's own settings reaches a test. */
export function cleanEnv(home: string, env: Readonly<Record<string, string>> = {}) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    ...env,
  }
}

/** Runs `dtao` to its end, in pipes, as a script would. */
export function dtao(argv: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const home = options.home ?? '/nonexistent'
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DTAO, ...argv], {
      env: cleanEnv(home, options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** A home directory of its own, and how to remove it. */
export function temporaryHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'dtao-home-'))
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) }
}
