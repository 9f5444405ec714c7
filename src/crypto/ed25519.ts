import { ed25519KeypairFromSeed, ed25519Sign, ed25519Verify } from '@polkadot/wasm-crypto'

/** An ed25519 pair; `seed` is the 32-byte secret. */
export interface Ed25519Pair {
  readonly publicKey: Uint8Array
  readonly seed: Uint8Array
}

/** The pair of a 32-byte seed. */
export function ed25519FromSeed(seed: Uint8Array): Ed25519Pair {
  return { seed, publicKey: ed25519KeypairFromSeed(seed).slice(32, 64) }
}

/** A deterministic 64-byte signature. */
export function ed25519SignMessage(pair: Ed25519Pair, message: Uint8Array): Uint8Array {
  return ed25519Sign(pair.publicKey, pair.seed, message)
}

/** Whether `signature` is `publicKey`'s over `message`. */
export function ed25519VerifyMessage(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return signature.length === 64 && ed25519Verify(signature, message, publicKey)
}
