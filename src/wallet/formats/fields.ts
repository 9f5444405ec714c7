import { decodeSs58, toSs58 } from '../../crypto/index.ts'
import { AddressMismatchError, KeyfileError, SecretKeyError } from '../../errors/wallet.ts'
import type { Keypair } from '../keys/keypair.ts'
import { keypairFromMnemonic, keypairFromSeed } from '../keys/mnemonic.ts'
import { keypairFromPrivateKey, keypairFromSeedHex, secretBytes } from '../keys/private-key.ts'
import { CRYPTO_TYPE, otherScheme, type Scheme } from '../keys/scheme.ts'
import type { LoadedKey } from './loaded-key.ts'

/** A keyfile's JSON: only strings count, as in every version of the library. */
export type KeyfileFields = Readonly<Record<string, unknown>>

type Derive = (scheme: Scheme, expected?: Uint8Array) => Keypair | Promise<Keypair>

function text(fields: KeyfileFields, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * `cryptoType` wraps at 256 as it does in bittensor-wallet; what is no whole number is ignored.
 *
 * @throws {KeyfileError} for a scheme other than sr25519 and ed25519.
 */
function schemeOf(fields: KeyfileFields): Scheme {
  const value = fields.cryptoType
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return 'sr25519'
  const type = value % 256
  if (type === CRYPTO_TYPE.sr25519) return 'sr25519'
  if (type === CRYPTO_TYPE.ed25519) return 'ed25519'
  throw new KeyfileError(
    `The keyfile has cryptoType ${value}; only 0 (ed25519) and 1 (sr25519) exist.`,
  )
}

/** The account that the file claims to hold. `ss58Address` binds; `publicKey` and `accountId` no library ever read. */
interface Claim {
  readonly key: Uint8Array
  readonly field: string
  readonly binding: boolean
}

function claimOf(fields: KeyfileFields, notes: string[]): Claim | undefined {
  const address = text(fields, 'ss58Address')
  if (address !== undefined) {
    const decoded = decodeSs58(address)
    if ('publicKey' in decoded) {
      if (decoded.prefix !== 42)
        notes.push(`ss58Address has format ${decoded.prefix}, not 42; the account is the same`)
      return { key: decoded.publicKey, field: 'ss58Address', binding: true }
    }
    notes.push(`ss58Address is no valid address (${decoded.problem})`)
  }
  for (const field of ['publicKey', 'accountId']) {
    const hex = text(fields, field)
    if (hex !== undefined && /^(?:0x)?[0-9a-f]{64}$/i.test(hex))
      return { key: secretBytes(hex, field), field, binding: false }
  }
  return undefined
}

/**
 * bittensor-wallet up to 4.1.0 wrote a seed whose bytes happen to be UTF-8 as that text instead of hex, and cannot read
 * it back. 32 bytes of text after `0x` are such a seed.
 */
function rawSeed(seed: string): Uint8Array | undefined {
  const bytes = new TextEncoder().encode(seed.replace(/^0x/, ''))
  return bytes.length === 32 ? bytes : undefined
}

/** Ways to the secret, in the library's order of precedence. */
function secretsOf(fields: KeyfileFields): { field: string; derive: Derive }[] {
  const secrets: { field: string; derive: Derive }[] = []
  const phrase = text(fields, 'secretPhrase')
  const seed = text(fields, 'secretSeed')
  const key = text(fields, 'privateKey')
  if (phrase !== undefined)
    secrets.push({ field: 'secretPhrase', derive: (scheme) => keypairFromMnemonic(phrase, scheme) })
  if (seed !== undefined) {
    const raw = rawSeed(seed)
    secrets.push({
      field: 'secretSeed',
      derive: (scheme, expected) =>
        raw === undefined
          ? keypairFromSeedHex(seed, scheme, expected)
          : keypairFromSeed(raw.slice(), scheme),
    })
  }
  if (key !== undefined)
    secrets.push({
      field: 'privateKey',
      derive: (scheme, expected) =>
        keypairFromPrivateKey(secretBytes(key, 'private key'), scheme, expected),
    })
  return secrets
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/** The keypair under the scheme that the file names, or under the other one where only that fits the claimed address. */
async function deriveMatching(
  derive: Derive,
  preferred: Scheme,
  claim: Uint8Array | undefined,
): Promise<Keypair> {
  const keypair = await derive(preferred, claim)
  if (claim === undefined || same(keypair.publicKey, claim)) return keypair
  try {
    const other = await derive(otherScheme(preferred), claim)
    if (same(other.publicKey, claim)) return other
    other.wipe()
  } catch (error) {
    if (!(error instanceof SecretKeyError)) throw error // a 64-byte sr25519 key is simply no ed25519 key
  }
  return keypair
}

function publicOnly(scheme: Scheme, claim: Claim | undefined, notes: string[]): LoadedKey {
  if (claim === undefined)
    throw new KeyfileError(
      'The keyfile has no key: no secretPhrase, secretSeed, privateKey or valid address.',
      {
        hints: notes,
      },
    )
  return { scheme, publicKey: claim.key, source: claim.field, notes }
}

/** The public half that a keyfile names; its secrets, if any, are not looked at. @throws {KeyfileError} for none. */
export function readPublicFields(fields: KeyfileFields): LoadedKey {
  const notes: string[] = []
  const secret = ['secretPhrase', 'secretSeed', 'privateKey'].find((name) => text(fields, name))
  if (secret !== undefined)
    notes.push(`a public keyfile holds a secret (${secret}): it belongs elsewhere`)
  return publicOnly(schemeOf(fields), claimOf(fields, notes), notes)
}

/**
 * The key in a keyfile's JSON. The first secret present wins: secretPhrase, secretSeed, privateKey; without one the key
 * can only watch. The derived address must be the file's. A secret that is malformed gives way to a later one only
 * where that one derives the file's address, so that a damaged phrase does not lose a key whose seed is whole.
 *
 * @throws {KeyfileError} when there is nothing to read, or an unknown `cryptoType`.
 * @throws {AddressMismatchError} when secret and address contradict each other.
 * @throws {MnemonicError | SecretKeyError} when the secret is malformed and nothing else helps.
 */
export async function readSecretFields(fields: KeyfileFields): Promise<LoadedKey> {
  const notes: string[] = []
  const preferred = schemeOf(fields)
  const claim = claimOf(fields, notes)
  const secrets = secretsOf(fields)
  if (secrets.length === 0) return publicOnly(preferred, claim, notes)
  let failure: unknown
  for (const { field, derive } of secrets) {
    let keypair: Keypair
    try {
      keypair = await deriveMatching(derive, preferred, claim?.key)
    } catch (error) {
      if (claim === undefined) throw error
      failure ??= error
      notes.push(`${field} is damaged`)
      continue
    }
    const { publicKey, scheme } = keypair
    const matches = claim === undefined || same(publicKey, claim.key)
    if (!matches && (claim.binding || failure !== undefined)) {
      const derived = toSs58(publicKey)
      keypair.wipe()
      failure ??= new AddressMismatchError(toSs58(claim.key), derived, field)
      if (failure instanceof AddressMismatchError) throw failure
      continue
    }
    if (!matches) notes.push(`${claim.field} is not the key of ${field}`)
    if (scheme !== preferred) notes.push(`cryptoType says ${preferred}, the address ${scheme}`)
    return { scheme, publicKey, keypair, source: field, notes }
  }
  throw failure
}
