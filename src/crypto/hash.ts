import { blake2b, keccak256 as keccak, twox } from '@polkadot/wasm-crypto'

const NO_KEY = new Uint8Array()

/** BLAKE2b with a 32-byte digest: extrinsic and block hashes, signing payloads over 256 bytes. */
export function blake2b256(data: Uint8Array): Uint8Array {
  return blake2b(data, NO_KEY, 32)
}

/** BLAKE2b with a 16-byte digest: the storage hasher `Blake2_128`. */
export function blake2b128(data: Uint8Array): Uint8Array {
  return blake2b(data, NO_KEY, 16)
}

/** XXH64 in one round: the storage hasher `Twox64`. */
export function twox64(data: Uint8Array): Uint8Array {
  return twox(data, 1)
}

/** XXH64 in two rounds: the prefixes of pallets and storage items. */
export function twox128(data: Uint8Array): Uint8Array {
  return twox(data, 2)
}

/** BLAKE2b with an 8-byte digest: the ids of runtime APIs. */
export function blake2b64(data: Uint8Array): Uint8Array {
  return blake2b(data, NO_KEY, 8)
}

/** Keccak with a 32-byte digest: what Ethereum hashes with. */
export function keccak256(data: Uint8Array): Uint8Array {
  return keccak(data)
}
