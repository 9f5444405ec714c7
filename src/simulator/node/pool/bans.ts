import type { Hex } from '../../../codec/index.ts'
import { now } from '../clock.ts'

/** How long a transaction stays out after it was found invalid or was in a block; a Substrate node's default. */
const BAN_MILLIS = 30 * 60_000
const MOST = 4_000

/** Hashes of transactions that need not be looked at again for a while. */
export class Bans {
  readonly #until = new Map<Hex, number>()

  add(hash: Hex): void {
    this.#until.delete(hash)
    this.#until.set(hash, now() + BAN_MILLIS)
    if (this.#until.size <= MOST) return
    const [oldest] = this.#until.keys()
    if (oldest !== undefined) this.#until.delete(oldest)
  }

  has(hash: Hex): boolean {
    const until = this.#until.get(hash)
    if (until === undefined) return false
    if (until > now()) return true
    this.#until.delete(hash)
    return false
  }

  clear(): void {
    this.#until.clear()
  }
}
