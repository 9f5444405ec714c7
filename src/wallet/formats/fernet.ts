import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { KeyfileError, WrongPasswordError } from '../../errors/wallet.ts'
import { wipe } from '../keys/wipe.ts'

/** The first Python wallets' salt, and the one that came with NaCl: files under either are opened. */
const SALTS = [
  Buffer.from('Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins', 'latin1'),
  Buffer.from('137183dff15a09bc9c90b5518739e9b1', 'hex'),
]
const ROUNDS = 10_000_000

// version (1), time (8), IV (16), at least one AES block, HMAC (32)
const SHORTEST = 1 + 8 + 16 + 16 + 32

const derive = promisify(pbkdf2)

function decrypt(token: Buffer, key: Buffer): Uint8Array | undefined {
  const signed = token.subarray(0, -32)
  const expected = createHmac('sha256', key.subarray(0, 16)).update(signed).digest()
  if (!timingSafeEqual(expected, token.subarray(-32))) return undefined
  const decipher = createDecipheriv('aes-128-cbc', key.subarray(16, 32), token.subarray(9, 25))
  return Uint8Array.from(
    Buffer.concat([decipher.update(token.subarray(25, -32)), decipher.final()]),
  )
}

/**
 * The content of a Fernet token (AES-128-CBC, HMAC-SHA256) under PBKDF2-SHA256 with ten million rounds, as the first
 * Python wallets wrote it. Each salt costs some five seconds; they are derived side by side.
 *
 * @throws {KeyfileError} when it is no token. @throws {WrongPasswordError} when no HMAC fits.
 */
export async function openFernet(bytes: Uint8Array, password: Uint8Array): Promise<Uint8Array> {
  const text = Buffer.from(bytes).toString('latin1').trim()
  const token = Buffer.from(text, 'base64url')
  const whole = /^[\w-]+={0,2}$/.test(text) && token.length >= SHORTEST && token[0] === 0x80
  if (!whole || (token.length - SHORTEST) % 16 !== 0)
    throw new KeyfileError('The Fernet keyfile is damaged or cut off.')
  const keys = SALTS.map((salt) => derive(password, salt, ROUNDS, 32, 'sha256'))
  try {
    for (const pending of keys) {
      const plain = decrypt(token, await pending)
      if (plain !== undefined) return plain
    }
  } finally {
    void Promise.all(keys).then((derived) => wipe(...derived))
  }
  throw new WrongPasswordError()
}
