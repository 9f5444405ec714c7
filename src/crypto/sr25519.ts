import {
  sr25519DeriveKeypairHard,
  sr25519DeriveKeypairSoft,
  sr25519KeypairFromSeed,
  sr25519Sign,
  sr25519Verify,
} from '@polkadot/wasm-crypto'

/** An sr25519 pair: `secret` is 64 bytes in the ed25519-expanded form that wasm-crypto and polkadot-js use. */
export interface Sr25519Pair {
  readonly publicKey: Uint8Array
  readonly secret: Uint8Array
}

function split(pair: Uint8Array): Sr25519Pair {
  return { secret: pair.slice(0, 64), publicKey: pair.slice(64, 96) }
}

function join(pair: Sr25519Pair): Uint8Array {
  const joined = new Uint8Array(96)
  joined.set(pair.secret)
  joined.set(pair.publicKey, 64)
  return joined
}

/** The pair of a 32-byte seed (mini secret key, expanded the ed25519 way). */
export function sr25519FromSeed(seed: Uint8Array): Sr25519Pair {
  return split(sr25519KeypairFromSeed(seed))
}

/** One derivation step: `//hard` or `/soft`, with its 32-byte chain code. */
export function sr25519Derive(
  pair: Sr25519Pair,
  chainCode: Uint8Array,
  hard: boolean,
): Sr25519Pair {
  const derive = hard ? sr25519DeriveKeypairHard : sr25519DeriveKeypairSoft
  return split(derive(join(pair), chainCode))
}

/** A signature in the context `substrate`; randomised, 64 bytes. */
export function sr25519SignMessage(pair: Sr25519Pair, message: Uint8Array): Uint8Array {
  return sr25519Sign(pair.publicKey, pair.secret, message)
}

/** Whether `signature` is `publicKey`'s over `message`. Malformed input is simply not valid. */
export function sr25519VerifyMessage(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return signature.length === 64 && sr25519Verify(signature, message, publicKey)
}
