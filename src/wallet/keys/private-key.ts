import { SecretKeyError } from '../../errors/wallet.ts'
import { Keypair } from './keypair.ts'
import { keypairFromSeed } from './mnemonic.ts'
import { sr25519PublicKey } from './ristretto.ts'
import { isCanonicalSecret, toExpanded } from './scalar.ts'
import type { Scheme } from './scheme.ts'
import { wipe } from './wipe.ts'

/**
 * Bytes of a secret in hex. Any number of leading `0x` is stripped, because keyfiles in the wild have two.
 *
 * @throws {SecretKeyError} when it is no hex of whole bytes; the message never repeats a character.
 */
export function secretBytes(text: string, what: string): Uint8Array {
  const hex = text.replace(/^(?:0x)+/, '')
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex))
    throw new SecretKeyError(`The ${what} is not hex (0x and an even number of digits).`)
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

/**
 * The keypair of a private key: 64 bytes, scalar and nonce as keyfiles spell them (sr25519), or 32 bytes, which is a
 * seed. For ed25519: the 32-byte seed, or 64 bytes of seed and public key. `expected` is the public key that the caller
 * believes in; it only saves time. Takes over `bytes`.
 *
 * @throws {SecretKeyError} for another length, a scalar out of range or zero (which anyone could sign with).
 */
export async function keypairFromPrivateKey(
  bytes: Uint8Array,
  scheme: Scheme = 'sr25519',
  expected?: Uint8Array,
): Promise<Keypair> {
  if (bytes.length === 32) return keypairFromSeed(bytes, scheme)
  if (bytes.length !== 64) throw new SecretKeyError('A private key has 64 bytes, or 32 as a seed.')
  if (scheme === 'ed25519') {
    const pair = keypairFromSeed(bytes.slice(0, 32), scheme)
    if (Buffer.compare(pair.publicKey, bytes.subarray(32)) === 0) return pair
    throw new SecretKeyError('The two halves of the ed25519 private key do not belong together.')
  }
  if (!isCanonicalSecret(bytes))
    throw new SecretKeyError('The private key is no sr25519 secret: its scalar is out of range.')
  const secret = toExpanded(bytes)
  const publicKey = await sr25519PublicKey(secret, bytes, expected)
  wipe(bytes)
  return new Keypair({ scheme, secret, publicKey })
}

/**
 * The keypair of a seed in hex: 32 bytes, or 64 bytes which are a private key.
 *
 * @throws {SecretKeyError} for anything else.
 */
export async function keypairFromSeedHex(
  text: string,
  scheme: Scheme = 'sr25519',
  expected?: Uint8Array,
): Promise<Keypair> {
  const bytes = secretBytes(text, 'seed')
  if (bytes.length === 32) return keypairFromSeed(bytes, scheme)
  if (bytes.length === 64 && scheme === 'sr25519')
    return keypairFromPrivateKey(bytes, scheme, expected)
  throw new SecretKeyError(`A seed has 32 bytes, not ${bytes.length}.`)
}
