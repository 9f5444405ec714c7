import { readFileSync } from 'node:fs'
import { WalletError } from '../../src/errors/wallet.ts'
import { wrappingOf } from '../../src/wallet/formats/detect.ts'
import { readKeyfile } from '../../src/wallet/formats/keyfile.ts'

/**
 * `npm run fuzz [-- COUNT [SEED]]`: feeds COUNT (a million by default) damaged, mixed and random keyfiles to the reader.
 * Each must give a key or a wallet error, and none may take a second of the processor. Files that would run argon2 or ten million rounds
 * of PBKDF2 are read without a password: the cost of those is the format's.
 */
const count = Number(process.argv[2] ?? 1_000_000)
let state = Number(process.argv[3] ?? 1) >>> 0 || 1

/** xorshift32: a failure is found again by its seed. */
function random(below: number): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  state >>>= 0
  return state % below
}

const folder = new URL('../vectors/wallet/keyfiles/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as {
  libraryWritten: { file: string }[]
  legacyAndOdd: { file: string }[]
}
const seeds = [...manifest.libraryWritten, ...manifest.legacyAndOdd].map(({ file }) =>
  Uint8Array.from(readFileSync(new URL(file, folder))),
)

function pick<T>(items: readonly T[]): T {
  return items[random(items.length)] as T
}

function noise(): Uint8Array {
  return Uint8Array.from({ length: random(300) }, () => random(256))
}

/** Some bytes of a file changed, cut, doubled, joined with another file's, or nothing but noise. */
function mutate(): Uint8Array {
  let bytes = random(20) === 0 ? noise() : Uint8Array.from(pick(seeds))
  for (let times = random(4); times > 0 && bytes.length > 0; times--) {
    const at = random(bytes.length)
    const kind = random(5)
    if (kind === 0) bytes[at] = random(256)
    else if (kind === 1) bytes = bytes.slice(0, at)
    else if (kind === 2)
      bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(random(bytes.length))])
    else if (kind === 3)
      bytes = Uint8Array.from([...bytes.slice(0, at), ...pick(seeds).slice(random(200))])
    else bytes = Uint8Array.from([...bytes.slice(0, at), ...noise(), ...bytes.slice(at)])
  }
  return bytes
}

let slowest = 0
let keys = 0
const password = new TextEncoder().encode('testing123!Aa')
for (let round = 0; round < count; round++) {
  const before = state
  const bytes = mutate()
  // the vault's 10,000 rounds are cheap enough to go through now and then
  const withPassword = wrappingOf(bytes) === 'ansible' && random(50) === 0
  const started = process.cpuUsage()
  try {
    const role = random(2) === 0 ? 'secret' : 'public'
    const key = await readKeyfile(bytes, role, withPassword ? password : undefined)
    if (role === 'public' && key.keypair !== undefined)
      throw new Error('a public file gave a secret')
    keys += 1
  } catch (error) {
    if (!(error instanceof WalletError)) {
      console.error(`round ${round}, seed ${before}: ${Buffer.from(bytes).toString('base64')}`)
      throw error
    }
  }
  // processor time: on a busy machine the clock runs on while nothing of ours does
  const { user, system } = process.cpuUsage(started)
  const took = (user + system) / 1000
  slowest = Math.max(slowest, took)
  if (took > 1000) throw new Error(`round ${round}, seed ${before} took ${took} ms`)
}
console.log(
  `${count} files: ${keys} keys, the rest refused, the slowest in ${slowest.toFixed(1)} ms`,
)
