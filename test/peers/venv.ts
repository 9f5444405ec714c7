import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A library on PyPI, in one version. */
export interface Peer {
  readonly name: string
  readonly version: string
}

/** Where the virtual environments are kept: `$DTAO_PEERS_DIR`, or the user's cache. */
export const CACHE =
  process.env.DTAO_PEERS_DIR ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dtao-peers')

/** The Python of a virtual environment with the peer installed, or why there is none. Installed once, then kept. */
export function pythonOf({ name, version }: Peer): { python: string } | { reason: string } {
  const folder = join(CACHE, `${name}-${version}`)
  const python = join(folder, 'bin', 'python')
  if (existsSync(python)) return { python }
  const system = spawnSync('python3', ['--version'])
  if (system.status !== 0) return { reason: 'there is no python3' }
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
