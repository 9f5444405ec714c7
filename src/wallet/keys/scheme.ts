/** Signature schemes of keys that Bittensor wallets hold. */
export type Scheme = 'sr25519' | 'ed25519'

/** `cryptoType` in keyfiles: the number of a scheme. */
export const CRYPTO_TYPE: Readonly<Record<Scheme, number>> = { ed25519: 0, sr25519: 1 }

/** The other scheme. */
export function otherScheme(scheme: Scheme): Scheme {
  return scheme === 'sr25519' ? 'ed25519' : 'sr25519'
}
