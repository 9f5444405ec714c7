import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { keypairFromUri } from '../../src/wallet/keys/uri.ts'
import { damageIn } from './check.ts'
import { looseModesOf } from './modes.ts'

/**
 * `npm run test:crash [-- COUNT]`: kills a process that writes keys, COUNT times (1,000 by default) at random moments,
 * and looks each time whether a key is lost or half-written. The keystore lives on through fifty kills, then starts
 * anew.
 */
const kills = Number(process.argv[2] ?? 1000)
const PER_KEYSTORE = 50
const LONGEST_LIFE_MS = 60

const folder = mkdtempSync(join(tmpdir(), 'dtao-crash-'))
const victim = join(folder, 'victim.mjs')
await build({
  entryPoints: [fileURLToPath(new URL('victim.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: victim,
  external: ['libsodium-wrappers-sumo'],
  banner: {
    js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);",
  },
  logLevel: 'error',
})

/** Runs the victim until it has said that a change is done, then for a random while; then kills it. */
async function killOnce(root: string, round: number): Promise<{ done: string[]; said: number }> {
  const child = spawn(process.execPath, [victim, root, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  const first = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      resolve()
    })
    child.once('close', () => resolve())
  })
  // A third of the kills may hit the very first change.
  if (Math.random() < 0.66) await first
  else await new Promise((resolve) => setTimeout(resolve, 120 + Math.random() * 120))
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS))
  child.kill('SIGKILL')
  await ended
  const done = output.split('\n').slice(0, -1)
  return { done, said: done.length }
}

async function addressesOf(done: readonly string[]): Promise<string[]> {
  const uris = done.map((line) => {
    const [what, round] = line.split(' ')
    return what === 'hotkey' ? `//crash//hot//${round}` : `//crash//${round}`
  })
  return Promise.all([...new Set(uris)].map(async (uri) => (await keypairFromUri(uri)).address))
}

/** What kills left behind so far; a stage stays until its wallet is changed again, and counts once. */
const left = new Set<string>()

/** How many wallets were caught by this kill before and after the instant that decides a change. */
function caught(root: string): { before: number; after: number } {
  const entries = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readdirSync(join(root, entry.name)))
  const stages = entries.filter((entry) => entry.startsWith('.dtao-stage-') && !left.has(entry))
  for (const stage of stages) left.add(stage)
  return {
    before: stages.length,
    after: entries.filter((entry) => entry === '.dtao-commit').length,
  }
}

let failed = 0
let before = 0
let after = 0
let changes = 0
let root = ''
let written = new Set<string>()
for (let kill = 0; kill < kills; kill++) {
  if (kill % PER_KEYSTORE === 0) {
    if (root !== '') rmSync(root, { recursive: true, force: true })
    root = mkdtempSync(join(folder, 'keystore-'))
    written = new Set()
  }
  const { done, said } = await killOnce(root, kill * 1000)
  changes += said
  const now = caught(root)
  before += now.before
  after += now.after
  for (const address of await addressesOf(done)) written.add(address)
  const damage = await damageIn(root, written)
  for (const line of damage) console.error(`kill ${kill + 1}: ${line}`)
  failed += damage.length
  if (damage.length > 0) break
  if ((kill + 1) % 100 === 0)
    console.log(`${kill + 1} kills, ${changes} changes done, nothing lost`)
}
rmSync(folder, { recursive: true, force: true })
console.log(
  `${changes} changes done; caught ${before} times before a decision, ${after} times after it`,
)
console.log(
  failed === 0 ? `${kills} kills: no key lost, none half-written` : `${failed} keys damaged`,
)
const modes = looseModesOf(fileURLToPath(new URL('../../bin/dtao.js', import.meta.url)))
if ('reason' in modes) console.log(`file modes under umask 000: not watched, ${modes.reason}`)
else if (modes.problems.length === 0)
  console.log('file modes under umask 000: nothing open to others')
else console.error(modes.problems.join('\n'))
const loose = 'problems' in modes && modes.problems.length > 0
process.exitCode = failed === 0 && !loose ? 0 : 1
