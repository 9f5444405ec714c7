import type { SignatureCache } from '../frame/executive.ts'
import type { Extrinsic } from '../frame/extrinsic.ts'

/**
 * Signatures found valid, so that what the pool has checked is not checked again in the block: by the extrinsic that was
 * decoded, for as long as the pool holds it, and what the chain signed along at the time.
 */
export class VerifiedSignatures implements SignatureCache {
  readonly #signed = new WeakMap<Extrinsic, readonly unknown[]>()

  has(extrinsic: Extrinsic, additional: readonly unknown[]): boolean {
    const known = this.#signed.get(extrinsic)
    return known?.every((one, i) => one === additional[i]) === true
  }

  add(extrinsic: Extrinsic, additional: readonly unknown[]): void {
    this.#signed.set(extrinsic, additional)
  }
}
