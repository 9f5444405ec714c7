import { toHex } from '../../codec/hex.ts'
import {
  type AccountId,
  ed25519SignMessage,
  sr25519SignMessage,
  toSs58,
} from '../../crypto/index.ts'
import { toCanonical } from './scalar.ts'
import type { Scheme } from './scheme.ts'
import { wipe } from './wipe.ts'

/** What a keypair is made of; `secret` is 64 bytes in wasm-crypto's form (sr25519) or the 32-byte seed (ed25519). */
export interface KeypairParts {
  readonly scheme: Scheme
  readonly publicKey: Uint8Array
  readonly secret: Uint8Array
  /** The 32-byte seed that the secret was expanded from, where it is known. */
  readonly seed?: Uint8Array
  /** The words as the user gave them, spaces kept. */
  readonly mnemonic?: string
}

/**
 * A key that can sign. Secrets live in private fields, so that printing, serialising or comparing a keypair can never
 * show them; `wipe` ends its use.
 */
export class Keypair {
  readonly scheme: Scheme
  readonly publicKey: Uint8Array
  readonly #secret: Uint8Array
  readonly #seed: Uint8Array | undefined
  #mnemonic: string | undefined
  #wiped = false

  /** Takes over the buffers of `parts`: they are wiped together with the keypair. */
  constructor(parts: KeypairParts) {
    this.scheme = parts.scheme
    this.publicKey = parts.publicKey
    this.#secret = parts.secret
    this.#seed = parts.seed ?? (parts.scheme === 'ed25519' ? parts.secret : undefined)
    this.#mnemonic = parts.mnemonic
  }

  get account(): AccountId {
    return toHex(this.publicKey)
  }

  /** SS58 address, format 42. */
  get address(): string {
    return toSs58(this.publicKey)
  }

  /** The words, for showing once or for writing into a keyfile. */
  get mnemonic(): string | undefined {
    return this.#mnemonic
  }

  /** A copy of the 32-byte seed; the caller wipes it. */
  get seed(): Uint8Array | undefined {
    return this.#seed?.slice()
  }

  /** A copy of the private key as keyfiles spell it: 64 bytes canonical (sr25519) or the seed (ed25519). */
  privateKey(): Uint8Array {
    this.#assertUsable()
    return this.scheme === 'sr25519' ? toCanonical(this.#secret) : this.#secret.slice()
  }

  /** A copy of the secret as wasm-crypto and polkadot-js spell it: 64 bytes expanded (sr25519) or the seed (ed25519). */
  expandedSecret(): Uint8Array {
    this.#assertUsable()
    return this.#secret.slice()
  }

  /** A 64-byte signature over exactly these bytes. */
  sign(message: Uint8Array): Uint8Array {
    this.#assertUsable()
    return this.scheme === 'sr25519'
      ? sr25519SignMessage({ publicKey: this.publicKey, secret: this.#secret }, message)
      : ed25519SignMessage({ publicKey: this.publicKey, seed: this.#secret }, message)
  }

  /** Zeroes the secrets. Signing afterwards throws. */
  wipe(): void {
    wipe(this.#secret, this.#seed)
    this.#mnemonic = undefined
    this.#wiped = true
  }

  toJSON(): { scheme: Scheme; address: string } {
    return { scheme: this.scheme, address: this.address }
  }

  #assertUsable(): void {
    if (this.#wiped) throw new TypeError('this keypair was wiped')
  }
}
