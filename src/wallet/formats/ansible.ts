import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { KeyfileError, WrongPasswordError } from '../../errors/wallet.ts'
import { wipe } from '../keys/wipe.ts'

const HEADER = /^\$ANSIBLE_VAULT;1\.[12];AES256(?:;[^\r\n]*)?\r?\n/
const ROUNDS = 10_000

const derive = promisify(pbkdf2)

function unhex(text: string): Buffer {
  if (!/^(?:[0-9a-f]{2})+$/i.test(text))
    throw new KeyfileError('The Ansible Vault is damaged: it is not hex.')
  return Buffer.from(text, 'hex')
}

/**
 * The content of an Ansible Vault 1.1 (or 1.2, which only adds a label): PBKDF2-SHA256, AES-256-CTR with PKCS#7 padding,
 * HMAC-SHA256 over the ciphertext. Python wallets before 2023 wrote it. Either line ending, last newline optional.
 *
 * @throws {KeyfileError} when the envelope is damaged. @throws {WrongPasswordError} when the HMAC differs.
 */
export async function openAnsible(bytes: Uint8Array, password: Uint8Array): Promise<Uint8Array> {
  const text = Buffer.from(bytes).toString('latin1')
  const header = HEADER.exec(text)
  if (header === null) throw new KeyfileError('This version of Ansible Vault is not known.')
  const body = unhex(text.slice(header[0].length).replace(/\s+/g, '')).toString('latin1')
  const [salt = '', mac = '', cipher = ''] = body.split('\n')
  const ciphertext = unhex(cipher)
  const keys = await derive(password, unhex(salt), ROUNDS, 80, 'sha256')
  try {
    const expected = createHmac('sha256', keys.subarray(32, 64)).update(ciphertext).digest()
    const given = unhex(mac)
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new WrongPasswordError()
    const decipher = createDecipheriv('aes-256-ctr', keys.subarray(0, 32), keys.subarray(64, 80))
    const padded = Buffer.concat([decipher.update(ciphertext), decipher.final()])
    const padding = padded.at(-1) ?? 0
    if (padding < 1 || padding > 16 || padding > padded.length)
      throw new KeyfileError('The Ansible Vault is damaged: wrong padding.')
    const plain = Uint8Array.from(padded.subarray(0, padded.length - padding))
    wipe(padded)
    return plain
  } finally {
    wipe(keys)
  }
}
