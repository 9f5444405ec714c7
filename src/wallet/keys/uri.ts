import { blake2b256, cryptoReady, sr25519Derive, sr25519FromSeed } from '../../crypto/index.ts'
import { SecretUriError } from '../../errors/wallet.ts'
import { type Junction, parseJunction } from './junction.ts'
import { Keypair } from './keypair.ts'
import { keypairFromSeed, mnemonicToSeed } from './mnemonic.ts'
import type { Scheme } from './scheme.ts'
import { wipe } from './wipe.ts'

/** The phrase of development chains, used where a URI names none. Everybody knows it. */
export const DEV_PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'

const ED25519_HARD = Uint8Array.from([11 << 2, ...new TextEncoder().encode('Ed25519HDKD')])

/** A secret URI taken apart. */
export interface SecretUri {
  readonly phrase: string
  readonly junctions: readonly Junction[]
  readonly password: string
}

/**
 * Splits `phrase//hard/soft///password`.
 *
 * @throws {SecretUriError} when a slash has no name after it.
 */
export function parseSecretUri(uri: string): SecretUri {
  const end = uri.indexOf('/')
  const phrase = end < 0 ? uri : uri.slice(0, end)
  let rest = end < 0 ? '' : uri.slice(end)
  const junctions: Junction[] = []
  while (rest !== '') {
    if (rest.startsWith('///')) return { phrase, junctions, password: rest.slice(3) }
    const [whole = '', slashes = '', name = ''] = /^(\/\/?)([^/]*)/.exec(rest) ?? []
    const hard = slashes === '//'
    if (name === '')
      throw new SecretUriError(`A ${hard ? 'hard (//)' : 'soft (/)'} step of the path has no name.`)
    junctions.push(parseJunction(name, hard))
    rest = rest.slice(whole.length)
  }
  return { phrase, junctions, password: '' }
}

function seedOf({ phrase, password }: SecretUri): Uint8Array {
  if (!phrase.startsWith('0x')) return mnemonicToSeed(phrase === '' ? DEV_PHRASE : phrase, password)
  if (!/^0x[0-9a-f]{64}$/i.test(phrase))
    throw new SecretUriError('A seed in a secret URI is 0x and 64 hex digits.')
  return Uint8Array.from(Buffer.from(phrase.slice(2), 'hex'))
}

function deriveEd25519(seed: Uint8Array, junctions: readonly Junction[]): Uint8Array {
  let current = seed
  for (const { chainCode, hard } of junctions) {
    if (!hard) throw new SecretUriError('Ed25519 keys have no soft (/) derivation.')
    const input = Buffer.concat([ED25519_HARD, current, chainCode])
    wipe(current)
    current = blake2b256(input)
    wipe(input)
  }
  return current
}

/**
 * The keypair of a secret URI: `//Alice`, `<mnemonic>//hard/soft///password`, `0x<seed>//0`. An empty phrase is the
 * development phrase.
 *
 * @throws {SecretUriError} for a malformed path or seed. @throws {MnemonicError} for a bad phrase.
 */
export async function keypairFromUri(uri: string, scheme: Scheme = 'sr25519'): Promise<Keypair> {
  await cryptoReady()
  const parsed = parseSecretUri(uri)
  const seed = seedOf(parsed)
  if (parsed.junctions.length === 0) return keypairFromSeed(seed, scheme)
  if (scheme === 'ed25519') return keypairFromSeed(deriveEd25519(seed, parsed.junctions), scheme)
  let pair = sr25519FromSeed(seed)
  wipe(seed)
  for (const { chainCode, hard } of parsed.junctions) {
    const next = sr25519Derive(pair, chainCode, hard)
    wipe(pair.secret)
    pair = next
  }
  return new Keypair({ scheme, ...pair })
}
