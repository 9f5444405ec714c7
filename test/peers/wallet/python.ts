import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A library on PyPI, in one version. */
export interface Peer {
  readonly name: string
  readonly version: string
}

/** The real wallets that ours must share files with. */
export const PEERS: readonly Peer[] = [
  { name: 'bittensor-wallet', version: '3.1.0' },
  { name: 'bittensor-wallet', version: '4.0.1' },
  { name: 'bittensor-wallet', version: '4.1.0' },
  { name: 'bittensor', version: '11.3.0' },
]

const SCRIPT = fileURLToPath(new URL('peer.py', import.meta.url))
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dtao-peers')

/** The Python of a virtual environment with the peer installed, or why there is none. Installed once, then kept. */
export function pythonOf({ name, version }: Peer): { python: string } | { reason: string } {
  const system = spawnSync('python3', ['--version'])
  if (system.status !== 0) return { reason: 'there is no python3' }
  const folder = join(CACHE, `${name}-${version}`)
  const python = join(folder, 'bin', 'python')
  if (existsSync(python)) return { python }
  const draft = `${folder}.${process.pid}`
  mkdirSync(CACHE, { recursive: true })
  try {
    const steps = [
      ['python3', '-m', 'venv', draft],
      [join(draft, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', `${name}==${version}`],
    ] as const
    for (const [program, ...args] of steps) {
      const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
      const last = (stderr ?? '').trim().split('\n').at(-1)
      if (status !== 0) return { reason: `it cannot be installed: ${last}` }
    }
    renameSync(draft, folder)
    return { python }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Gives an order to the peer's library and returns its answer. */
export function ask<T>(python: string, order: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('error', reject)
    child.on('close', () => {
      try {
        resolve(JSON.parse(out) as T)
      } catch {
        reject(new Error(`the peer did not answer: ${err.slice(-500)}`))
      }
    })
    child.stdin.end(JSON.stringify(order))
  })
}
