import { toHex } from '../../codec/hex.ts'
import { toSs58 } from '../../crypto/index.ts'
import type { Keypair } from '../keys/keypair.ts'
import { CRYPTO_TYPE, type Scheme } from '../keys/scheme.ts'
import { wipe } from '../keys/wipe.ts'

const encoder = new TextEncoder()

/**
 * `cryptoType` only where it says something: versions up to 4.0.1 of bittensor-wallet cannot parse the number, and take
 * a key without it for sr25519. They know no ed25519 at all.
 */
function cryptoType(scheme: Scheme): { cryptoType?: number } {
  return scheme === 'sr25519' ? {} : { cryptoType: CRYPTO_TYPE[scheme] }
}

/** The public keyfile (`coldkeypub.txt`, `hotkeys/<name>pub.txt`) of a key: compact JSON, no newline. */
export function publicKeyfile(key: { scheme: Scheme; publicKey: Uint8Array }): Uint8Array {
  const hex = toHex(key.publicKey)
  return encoder.encode(
    JSON.stringify({
      accountId: hex,
      publicKey: hex,
      ss58Address: toSs58(key.publicKey),
      ...cryptoType(key.scheme),
    }),
  )
}

/** The unencrypted secret keyfile of a key: what the key knows of itself, compact JSON. The caller wipes it. */
export function secretKeyfile(keypair: Keypair): Uint8Array {
  const hex = toHex(keypair.publicKey)
  const { mnemonic, seed } = keypair
  const privateKey = keypair.privateKey()
  const plain = encoder.encode(
    JSON.stringify({
      accountId: hex,
      publicKey: hex,
      privateKey: toHex(privateKey),
      ...(mnemonic === undefined ? {} : { secretPhrase: mnemonic }),
      ...(seed === undefined ? {} : { secretSeed: toHex(seed) }),
      ss58Address: keypair.address,
      ...cryptoType(keypair.scheme),
    }),
  )
  wipe(seed, privateKey)
  return plain
}
