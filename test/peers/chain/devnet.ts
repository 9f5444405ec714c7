import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { cleanEnv, DTAO } from '../../cli/dtao.ts'

/** `dtao devnet start` with a chain of its own, on a port of its own. */
export interface RunningDevnet {
  readonly url: string
  /** A folder that goes with it. */
  readonly folder: string
  stop(): Promise<void>
}

/** Starts one and waits until it says that it is ready. */
export async function startDevnet(...options: readonly string[]): Promise<RunningDevnet> {
  const folder = mkdtempSync(join(tmpdir(), 'dtao-peers-'))
  const data = join(folder, 'data')
  const argv = [
    'devnet',
    'start',
    '--port',
    '0',
    '--data-dir',
    data,
    '--json',
    '--quiet',
    ...options,
  ]
  const child = spawn(process.execPath, [DTAO, ...argv], {
    env: cleanEnv(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    void ended.then(() => reject(new Error('the devnet did not start')))
  })
  const { data: told } = JSON.parse(await ready) as { data: { url: string } }
  return {
    url: told.url,
    folder,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
