// The second half of a build: runs what people run most, lays together what that loads, and keeps what V8 compiles of it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { asFunction } = createRequire(import.meta.url)('./load.js')
const WARM = fileURLToPath(new URL('warm.js', import.meta.url))

const own = ['--network', 'sim', '--wallet', 'w', '--hotkey', 'h', '--yes']
/** Each finds what the ones before it made. */
const RUNS = [
  ['wallet', 'create', '--wallet', 'w', '--hotkey', 'h', '--no-password', '--yes'],
  ['devnet', 'fund', 'w', '100', '--network', 'sim', '--yes'],
  ['stake', 'add', ...own, '--netuid', '1', '--amount', '1'],
  ['stake', 'list', '--network', 'sim', '--wallet', 'w'],
  ['wallet', 'list'],
]

/**
 * Packs and compiles a dist/. Without it everything works, later: a build for another machine, or one that cannot run here,
 * says so and goes on.
 */
export function compile(dist) {
  const home = mkdtempSync(join(tmpdir(), 'dtao-build-'))
  try {
    pack(
      dist,
      RUNS.map((argv) => warm(dist, home, argv)),
    )
    // Once more, for the files that chunks lie in now.
    for (const argv of RUNS) warm(dist, home, argv)
  } catch (error) {
    process.stderr.write(`Built without compiled code: ${error.message}\n`)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Runs one command; the names of the chunks that it loaded. */
function warm(dist, home, argv) {
  const list = join(home, 'loaded.json')
  const { status, stderr } = spawnSync(process.execPath, [WARM, dist, list, ...argv], {
    env: { HOME: home, PATH: process.env.PATH },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`dtao ${argv.join(' ')} ended with ${status}: ${stderr}`)
  return JSON.parse(readFileSync(list, 'utf8'))
}

/** Makes one file of the chunks that the same runs loaded, and notes where they are. */
function pack(dist, runs) {
  const byRuns = new Map()
  for (const name of new Set(runs.flat())) {
    const key = runs.map((names) => (names.includes(name) ? 1 : 0)).join('')
    byRuns.set(key, [...(byRuns.get(key) ?? []), name])
  }
  const places = {}
  for (const [key, names] of byRuns) {
    const file = `pack-${key}.cjs`
    const entries = names.map((name) => {
      places[name] = file
      const path = join(dist, name)
      const entry = `${JSON.stringify(name)}:${asFunction(readFileSync(path, 'latin1'))}`
      for (const gone of [path, `${path}.v8`]) rmSync(gone)
      return entry
    })
    writeFileSync(join(dist, file), `({${entries.join(',\n')}})`, 'latin1')
  }
  writeFileSync(join(dist, 'packs.json'), JSON.stringify(places))
}
