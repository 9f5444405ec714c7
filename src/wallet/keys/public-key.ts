import { decodeSs58, SS58_PREFIX, toSs58 } from '../../crypto/index.ts'
import { AddressMismatchError, WalletError } from '../../errors/wallet.ts'
import { secretBytes } from './private-key.ts'

const PROBLEMS = {
  characters: 'it has characters that no address has',
  length: 'it has the wrong length',
  checksum: 'its checksum is wrong: a character was changed',
  network: 'it is an address of another network',
} as const

function addressError(text: string, why: string): WalletError {
  return new WalletError(`"${text}" is no address: ${why}.`, 'address_invalid')
}

function fromAddress(text: string): Uint8Array {
  const decoded = decodeSs58(text)
  if ('problem' in decoded) throw addressError(text, PROBLEMS[decoded.problem])
  if (decoded.prefix !== SS58_PREFIX) throw addressError(text, PROBLEMS.network)
  return decoded.publicKey
}

function fromHex(text: string): Uint8Array {
  const bytes = secretBytes(text, 'public key')
  if (bytes.length !== 32)
    throw new WalletError(`A public key has 32 bytes, not ${bytes.length}.`, 'public_key_invalid')
  return bytes
}

/**
 * The 32 bytes of a public key named by its SS58 address (format 42), by hex, or by both.
 *
 * @throws {WalletError} when either is malformed. @throws {AddressMismatchError} when they are of different accounts.
 */
export function namedPublicKey(given: { address?: string; hex?: string }): Uint8Array | undefined {
  const key = given.hex === undefined ? undefined : fromHex(given.hex)
  if (given.address === undefined) return key
  const named = fromAddress(given.address)
  if (key !== undefined && Buffer.compare(named, key) !== 0)
    throw new AddressMismatchError(toSs58(named), toSs58(key), 'public key')
  return named
}
