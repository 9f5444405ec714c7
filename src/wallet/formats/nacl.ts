import { KeyfileError, WrongPasswordError } from '../../errors/wallet.ts'
import { wipe } from '../keys/wipe.ts'
import { sodium } from '../sodium.ts'

const MAGIC = new TextEncoder().encode('$NACL')
const NONCE = 24
const MAC = 16

/** The salt that Bittensor fixed for everybody; a random one would make files that no other tool opens. */
const SALT = Uint8Array.from(Buffer.from('137183dff15a09bc9c90b5518739e9b1', 'hex'))

// argon2i's "sensitive" figures. libsodium's own constants of that name are argon2id's, and other.
const OPERATIONS = 8
const MEMORY = 536_870_912

async function deriveKey(password: Uint8Array): Promise<Uint8Array> {
  const library = await sodium()
  return library.crypto_pwhash(
    library.crypto_secretbox_KEYBYTES,
    password,
    SALT,
    OPERATIONS,
    MEMORY,
    library.crypto_pwhash_ALG_ARGON2I13,
  )
}

/**
 * The plain keyfile inside a `$NACL` file. Takes some four seconds and 512 MiB: that is the format's protection.
 *
 * @throws {KeyfileError} when the file is too short to hold anything. @throws {WrongPasswordError} otherwise.
 */
export async function openNacl(bytes: Uint8Array, password: Uint8Array): Promise<Uint8Array> {
  const start = MAGIC.length + NONCE
  if (bytes.length <= start + MAC)
    throw new KeyfileError('The keyfile is cut off: too short for an encrypted key.', {
      hints: ['Restore it from its mnemonic or a backup.'],
    })
  const library = await sodium()
  const key = await deriveKey(password)
  const nonce = bytes.subarray(MAGIC.length, start)
  try {
    return library.crypto_secretbox_open_easy(bytes.subarray(start), nonce, key)
  } catch {
    throw new WrongPasswordError() // libsodium has no details, and none would be safe to give
  } finally {
    wipe(key)
  }
}

/** Encrypts a plain keyfile as `$NACL`, with a new random nonce: what every Bittensor tool since 2023 opens. */
export async function sealNacl(plain: Uint8Array, password: Uint8Array): Promise<Uint8Array> {
  const library = await sodium()
  const key = await deriveKey(password)
  const nonce = library.randombytes_buf(NONCE)
  const box = library.crypto_secretbox_easy(plain, nonce, key)
  wipe(key)
  return Uint8Array.from(Buffer.concat([MAGIC, nonce, box]))
}
