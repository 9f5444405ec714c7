import { randomBytes, scrypt } from 'node:crypto'
import { decodeSs58, ed25519FromSeed, toSs58 } from '../../crypto/index.ts'
import {
  AddressMismatchError,
  KeyfileError,
  PasswordRequiredError,
  WrongPasswordError,
} from '../../errors/wallet.ts'
import { Keypair } from '../keys/keypair.ts'
import { sr25519PublicKey } from '../keys/ristretto.ts'
import { isCanonicalSecret, toCanonical } from '../keys/scalar.ts'
import { wipe } from '../keys/wipe.ts'
import { sodium } from '../sodium.ts'
import type { KeyfileFields } from './fields.ts'
import type { LoadedKey } from './loaded-key.ts'

/** PKCS#8 as polkadot-js writes it: header, 64-byte secret, divider, 32-byte public key. */
const HEADER = Buffer.from('3053020101300506032b657004220420', 'hex')
const DIVIDER = Buffer.from('a123032100', 'hex')
const SECRET = 64
const NONCE = 24
const SALT = 32
const PARAMETERS = SALT + 12

const COST = { N: 32_768, p: 1, r: 8 }

/** scrypt settings that polkadot-js allows; a hostile file could ask for any memory. */
const ALLOWED = new Set(
  [13, 14, 15, 16, 17, 18].map((power) => `${2 ** power}/1/8`).concat('32768/1/8', '65536/1/8'),
)

function passwordKey(
  password: Uint8Array,
  salt: Uint8Array,
  { N, p, r }: typeof COST,
): Promise<Buffer> {
  const options = { N, p, r, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 64, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((item): item is string => typeof item === 'string')
}

/** Whether JSON is a polkadot-js keystore (`encoded`, `encoding`). */
export function isKeystore(fields: KeyfileFields): boolean {
  return (
    typeof fields.encoded === 'string' &&
    typeof fields.encoding === 'object' &&
    fields.encoding !== null
  )
}

/** Whether a keyfile is a polkadot-js keystore that asks for a password. */
export function encryptedKeystore(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!text.includes('"encoded"')) return false
  try {
    const fields: KeyfileFields = JSON.parse(text.toString())
    return isKeystore(fields) && !isOpen(typesOf(fields))
  } catch {
    return false // no JSON: left to the real reader
  }
}

function typesOf({ encoding }: KeyfileFields): string[] {
  return strings((encoding as Readonly<Record<string, unknown>>).type)
}

function isOpen(types: readonly string[]): boolean {
  return types.includes('none') || types.length === 0
}

async function decrypt(
  data: Buffer,
  types: string[],
  password: Uint8Array | undefined,
): Promise<Uint8Array> {
  if (isOpen(types)) return Uint8Array.from(data)
  if (!types.includes('xsalsa20-poly1305') || !types.includes('scrypt'))
    throw new KeyfileError(
      'The keystore is of a version that is not known: export it again from the wallet.',
    )
  if (password === undefined) throw new PasswordRequiredError('The keystore is encrypted.')
  if (data.length <= PARAMETERS + NONCE) throw new KeyfileError('The keystore is cut off.')
  const cost = { N: data.readUInt32LE(32), p: data.readUInt32LE(36), r: data.readUInt32LE(40) }
  if (!ALLOWED.has(`${cost.N}/${cost.p}/${cost.r}`))
    throw new KeyfileError('The keystore asks for scrypt parameters that polkadot-js never uses.')
  const key = await passwordKey(password, data.subarray(0, SALT), cost)
  const { crypto_secretbox_open_easy: open } = await sodium()
  const nonce = data.subarray(PARAMETERS, PARAMETERS + NONCE)
  try {
    return open(data.subarray(PARAMETERS + NONCE), nonce, key.subarray(0, 32))
  } catch {
    throw new WrongPasswordError('the keystore') // libsodium has no details, and none would be safe to give
  } finally {
    wipe(key)
  }
}

async function keypairOf(
  content: string[],
  secret: Uint8Array,
  expected: Uint8Array,
): Promise<Keypair> {
  if (content.includes('ed25519')) {
    const seed = secret.slice(0, 32)
    return new Keypair({
      scheme: 'ed25519',
      secret: seed,
      publicKey: ed25519FromSeed(seed).publicKey,
    })
  }
  if (!content.includes('sr25519'))
    throw new KeyfileError('The keystore holds a key that is neither sr25519 nor ed25519.')
  const canonical = toCanonical(secret)
  if (!isCanonicalSecret(canonical))
    throw new KeyfileError('The keystore holds no valid sr25519 secret.')
  const publicKey = await sr25519PublicKey(secret, canonical, expected)
  wipe(canonical)
  return new Keypair({ scheme: 'sr25519', secret: secret.slice(), publicKey })
}

/**
 * The key in a polkadot-js keystore, version 3: scrypt and xsalsa20-poly1305, or unencrypted.
 *
 * @throws {PasswordRequiredError | WrongPasswordError | KeyfileError}
 * @throws {AddressMismatchError} when the secret derives another public key than the keystore names.
 */
export async function openKeystore(
  fields: KeyfileFields,
  password?: Uint8Array,
): Promise<LoadedKey> {
  const encoding = fields.encoding as Readonly<Record<string, unknown>>
  const data = Buffer.from(String(fields.encoded), 'base64')
  const plain = await decrypt(data, typesOf(fields), password)
  const start = HEADER.length + SECRET
  const publicKey = plain.slice(start + DIVIDER.length)
  const framed =
    HEADER.equals(plain.subarray(0, HEADER.length)) &&
    DIVIDER.equals(plain.subarray(start, start + DIVIDER.length)) &&
    publicKey.length === 32
  if (!framed) throw new KeyfileError('The keystore does not hold a key as polkadot-js writes it.')
  const secret = plain.slice(HEADER.length, start)
  const keypair = await keypairOf(strings(encoding.content), secret, publicKey)
  wipe(plain, secret)
  const named = typeof fields.address === 'string' ? decodeSs58(fields.address) : { publicKey }
  const claimed = 'publicKey' in named ? named.publicKey : publicKey
  for (const expected of [publicKey, claimed])
    if (Buffer.compare(expected, keypair.publicKey) !== 0)
      throw new AddressMismatchError(toSs58(expected), keypair.address, 'private key')
  return {
    scheme: keypair.scheme,
    publicKey: keypair.publicKey,
    keypair,
    source: 'polkadot-js',
    notes: [],
  }
}

/** A polkadot-js keystore (version 3) of a keypair, encrypted with `password`; `name` is shown by wallets. */
export async function writeKeystore(
  keypair: Keypair,
  password: Uint8Array,
  name: string,
): Promise<string> {
  const own = keypair.expandedSecret()
  // an ed25519 secret is seed and public key here
  const secret = keypair.scheme === 'sr25519' ? own : Buffer.concat([own, keypair.publicKey])
  const plain = Buffer.concat([HEADER, secret, DIVIDER, keypair.publicKey])
  const salt = randomBytes(SALT)
  const cost = Buffer.alloc(12)
  cost.writeUInt32LE(COST.N, 0)
  cost.writeUInt32LE(COST.p, 4)
  cost.writeUInt32LE(COST.r, 8)
  const key = await passwordKey(password, salt, COST)
  const nonce = randomBytes(NONCE)
  const { crypto_secretbox_easy: seal } = await sodium()
  const box = seal(plain, nonce, key.subarray(0, 32))
  wipe(own, secret, plain, key)
  return JSON.stringify({
    encoded: Buffer.concat([salt, cost, nonce, box]).toString('base64'),
    encoding: {
      content: ['pkcs8', keypair.scheme],
      type: ['scrypt', 'xsalsa20-poly1305'],
      version: '3',
    },
    address: keypair.address,
    meta: { name },
  })
}
