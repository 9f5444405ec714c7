import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CREATES =
  /^\d+\s+(?:openat|open|mkdir|mkdirat)\((?:AT_FDCWD, )?"([^"]+)".*?(?:O_CREAT.*, (0\d+)\)|, (0\d+)\)).*= \d/
const LOOSENS = /^\d+\s+(?:f?chmod|fchmodat)\(.*, (0\d+)/

/**
 * Watches every system call of `dtao wallet create` under umask 000: no file or directory below the wallets may be
 * created with, or changed to, a mode that lets others in. Returns what was wrong, or why it could not be watched.
 */
export function looseModesOf(binary: string): { problems: string[] } | { reason: string } {
  if (spawnSync('strace', ['-V']).status !== 0) return { reason: 'there is no strace' }
  const home = mkdtempSync(join(tmpdir(), 'dtao-modes-'))
  const log = join(home, 'calls')
  const command = `umask 000; exec "${process.execPath}" "${binary}" wallet create --wallet w --hotkey h --no-password`
  try {
    const calls = 'trace=open,openat,mkdir,mkdirat,chmod,fchmod,fchmodat'
    const run = spawnSync('strace', ['-f', '-e', calls, '-o', log, 'sh', '-c', command], {
      env: { PATH: process.env.PATH ?? '', HOME: home },
    })
    if (run.status !== 0) return { reason: 'strace may not watch processes here' }
    return { problems: problemsIn(readFileSync(log, 'utf8'), join(home, '.bittensor')) }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function problemsIn(log: string, below: string): string[] {
  const problems: string[] = []
  let seen = 0
  for (const line of log.split('\n')) {
    const created = CREATES.exec(line)
    const mode = created?.[2] ?? created?.[3] ?? LOOSENS.exec(line)?.[1]
    if (mode === undefined || (created !== null && !created[1]?.startsWith(below))) continue
    seen += 1
    if ((Number.parseInt(mode, 8) & 0o077) !== 0) problems.push(line)
  }
  return seen < 10 ? [`only ${seen} calls were seen: the check itself is broken`] : problems
}
