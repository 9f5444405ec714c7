import { blake2b256 } from './hash.ts'

const PREFIX = new TextEncoder().encode('evm:')

/**
 * The account on which the chain books the balance of an Ethereum address (20 bytes): pallet-evm's
 * `HashedAddressMapping`, blake2-256 over `evm:` and the address.
 */
export function evmMirror(h160: Uint8Array): Uint8Array {
  const input = new Uint8Array(PREFIX.length + h160.length)
  input.set(PREFIX)
  input.set(h160, PREFIX.length)
  return blake2b256(input)
}

/** The Ethereum address that an account may withdraw from: its first 20 bytes. */
export function truncatedH160(publicKey: Uint8Array): Uint8Array {
  return publicKey.slice(0, 20)
}

/** The 20 bytes of an Ethereum address in hex, with or without `0x`; its capitals are no checksum here. */
export function parseH160(text: string): Uint8Array | undefined {
  const hex = /^(?:0x)?([0-9a-fA-F]{40})$/.exec(text.trim())?.[1]
  return hex === undefined ? undefined : Uint8Array.from(Buffer.from(hex, 'hex'))
}
