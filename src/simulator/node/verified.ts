import type { SignatureCache } from '../frame/executive.ts'

/** More than a full pool; beyond it the older half of what is remembered goes. */
const MOST = 20_000

/** Signatures found valid, so that what the pool has checked is not checked again in the block. */
export class VerifiedSignatures implements SignatureCache {
  readonly #keys = new Set<string>()

  has(key: string): boolean {
    return this.#keys.has(key)
  }

  add(key: string): void {
    this.#keys.add(key)
    if (this.#keys.size <= MOST) return
    let surplus = MOST / 2
    for (const oldest of this.#keys) {
      if (surplus === 0) break
      this.#keys.delete(oldest)
      surplus -= 1
    }
  }
}
