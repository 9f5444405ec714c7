import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE } from './venv.ts'

/** A folder whose `node_modules` holds these packages, or why there is none. Installed once, then kept. */
export function packagesOf(
  name: string,
  packages: readonly string[],
): { folder: string } | { reason: string } {
  const folder = join(CACHE, name)
  if (existsSync(join(folder, 'node_modules'))) return { folder }
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  try {
    writeFileSync(join(draft, 'package.json'), '{"private":true}')
    const argv = ['install', '--no-audit', '--no-fund', '--save-exact', ...packages]
    const { status, stderr } = spawnSync('npm', argv, { cwd: draft, encoding: 'utf8' })
    const last = (stderr ?? '').trim().split('\n').at(-1)
    if (status !== 0) return { reason: `it cannot be installed: ${last}` }
    renameSync(draft, folder)
    return { folder }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
