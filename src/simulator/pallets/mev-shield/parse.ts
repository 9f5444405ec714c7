import { toHex } from '../../../codec/index.ts'
import type { ShieldedTransaction } from './types.ts'

const KEY_HASH = 16
const LENGTH = 2
const NONCE = 24

/**
 * Takes a ciphertext apart: key hash, length of the key's ciphertext in two bytes (little-endian), that ciphertext,
 * nonce, encrypted transaction. `undefined` where it is too short for what it says.
 */
export function parseShielded(ciphertext: Uint8Array): ShieldedTransaction | undefined {
  const kemStart = KEY_HASH + LENGTH
  if (ciphertext.length < kemStart) return undefined
  const [low = 0, high = 0] = ciphertext.subarray(KEY_HASH)
  const kemEnd = kemStart + (low | (high << 8))
  const nonceEnd = kemEnd + NONCE
  if (ciphertext.length < nonceEnd) return undefined
  return {
    key_hash: toHex(ciphertext.subarray(0, KEY_HASH)),
    kem_ct: ciphertext.slice(kemStart, kemEnd),
    nonce: toHex(ciphertext.subarray(kemEnd, nonceEnd)),
    aead_ct: ciphertext.slice(nonceEnd),
  }
}
