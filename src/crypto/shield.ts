type Primitives = {
  readonly kem: typeof import('@noble/post-quantum/ml-kem.js').ml_kem768
  readonly aead: typeof import('@noble/ciphers/chacha.js').xchacha20poly1305
}

let primitives: Primitives | undefined

/** Loads ML-KEM-768 and XChaCha20-Poly1305, which few commands need; the rest of this file works once it has resolved. */
export async function shieldReady(): Promise<void> {
  if (primitives !== undefined) return
  const [{ ml_kem768: kem }, { xchacha20poly1305: aead }] = await Promise.all([
    import('@noble/post-quantum/ml-kem.js'),
    import('@noble/ciphers/chacha.js'),
  ])
  primitives = { kem, aead }
}

function loaded(): Primitives {
  if (primitives === undefined) throw new Error('shieldReady() has not resolved yet')
  return primitives
}

/** An ML-KEM-768 pair: 1184 bytes to encrypt with and 2400 to decrypt with. */
export interface ShieldKeys {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

/** The pair that 64 bytes of seed stand for (FIPS 203). */
export function shieldKeysFromSeed(seed: Uint8Array): ShieldKeys {
  return loaded().kem.keygen(seed)
}

/** A message encrypted for a key: the encapsulated secret, and the message under it and `nonce`. */
export interface Sealed {
  readonly kem: Uint8Array
  readonly nonce: Uint8Array
  readonly aead: Uint8Array
}

const NONCE = 24

/** Encrypts `message` for the owner of `publicKey` (1184 bytes), with fresh randomness. @throws {Error} on another length. */
export function shieldSeal(publicKey: Uint8Array, message: Uint8Array): Sealed {
  const { kem, aead } = loaded()
  const { cipherText, sharedSecret } = kem.encapsulate(publicKey)
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
  return { kem: cipherText, nonce, aead: aead(sharedSecret, nonce).encrypt(message) }
}

/** What {@link shieldSeal} encrypted; `undefined` when it is not for this key or was tampered with. */
export function shieldOpen(secretKey: Uint8Array, sealed: Sealed): Uint8Array | undefined {
  const { kem, aead } = loaded()
  try {
    const secret = kem.decapsulate(sealed.kem, secretKey)
    return aead(secret, sealed.nonce).decrypt(sealed.aead)
  } catch {
    // The libraries throw for wrong lengths and wrong tags alike; whoever sent it hears of neither.
    return undefined
  }
}
