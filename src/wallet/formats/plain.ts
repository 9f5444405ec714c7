import { cryptoReady } from '../../crypto/index.ts'
import { KeyfileError } from '../../errors/wallet.ts'
import { keypairFromMnemonic, keypairFromSeed } from '../keys/mnemonic.ts'
import { secretBytes } from '../keys/private-key.ts'
import { type KeyfileFields, readPublicFields, readSecretFields } from './fields.ts'
import type { KeyfileRole, LoadedKey } from './loaded-key.ts'
import { isKeystore, openKeystore } from './polkadot.ts'

const BARE_HEX = /^(?:0x)*[0-9a-f]{64}$/i
const BARE_MNEMONIC = /^[a-z]+(?:\s+[a-z]+){11,23}$/u

/** A crash between allocating and writing leaves zero bytes behind the text. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.subarray(0, end)
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch (cause) {
    throw new KeyfileError('The keyfile is no text: its format is unknown or it is damaged.', {
      cause,
    })
  }
}

function parseFields(text: string): KeyfileFields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // the parser's own message quotes the text, which may be a secret
    throw new KeyfileError('The keyfile is no JSON, mnemonic or hex.', {
      hints: ['It may be cut off: restore it from its mnemonic or a backup.'],
    })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new KeyfileError('The keyfile is JSON, but no object with a key.')
  return value as KeyfileFields
}

function readHex(text: string, role: KeyfileRole, notes: readonly string[]): LoadedKey {
  const bytes = secretBytes(text, 'key')
  // The oldest coldkeypub.txt is a bare public key. As a seed it would give a secret that everybody can compute.
  if (role === 'public') return { scheme: 'sr25519', publicKey: bytes, source: 'hex', notes }
  const keypair = keypairFromSeed(bytes, 'sr25519')
  return { scheme: 'sr25519', publicKey: keypair.publicKey, keypair, source: 'hex', notes }
}

function readMnemonic(text: string, role: KeyfileRole, notes: readonly string[]): LoadedKey {
  const keypair = keypairFromMnemonic(text)
  const { scheme, publicKey } = keypair
  const found = { scheme, publicKey, source: 'mnemonic', notes }
  if (role === 'secret') return { ...found, keypair }
  keypair.wipe()
  return { ...found, notes: [...notes, 'a public keyfile holds a mnemonic: it belongs elsewhere'] }
}

/**
 * Reads an unencrypted keyfile: JSON in any layout, a bare mnemonic, bare hex (a seed, or in a public file a public key)
 * or a polkadot-js keystore, which may ask for the `password` of its own encryption.
 *
 * @throws {KeyfileError} when no format fits, and whatever the formats throw.
 */
export async function readPlain(
  bytes: Uint8Array,
  role: KeyfileRole,
  password?: Uint8Array,
): Promise<LoadedKey> {
  await cryptoReady()
  const trimmed = withoutPadding(bytes)
  const notes = trimmed.length < bytes.length ? ['zero bytes at the end were ignored'] : []
  const text = decodeText(trimmed)
  if (text === '') throw new KeyfileError('The keyfile is empty.')
  if (BARE_HEX.test(text)) return readHex(text, role, notes)
  if (BARE_MNEMONIC.test(text)) return readMnemonic(text, role, notes)
  const fields = parseFields(text)
  if (isKeystore(fields)) return openKeystore(fields, password)
  const key = role === 'public' ? readPublicFields(fields) : await readSecretFields(fields)
  return { ...key, notes: [...notes, ...key.notes] }
}
