import type { Hex } from '../../../codec/index.ts'
import { after } from '../clock.ts'

/** Milliseconds that a block waits at most for a client that does not let go of older ones. */
const PATIENCE = 2000

/**
 * Tells one client of `chainHead_v1_follow` which blocks are final.
 *
 * Every block is, as soon as it is made. But a client that is told so while it still reads an older block loses its
 * thread: polkadot-api looks for a transaction block by block, lets go of final ones while the answers are under way, and
 * then waits for ever for a transaction that it has found two blocks before the last final one. On a network finality is
 * some blocks behind, and that cannot happen. So a block is final here once the client has let go of all before its parent.
 */
export class Finality {
  readonly #tell: (hash: Hex) => void
  #waiting: { readonly hash: Hex; readonly number: number }[] = []
  #cancel: (() => void) | undefined

  constructor(tell: (hash: Hex) => void) {
    this.#tell = tell
  }

  /** A block was made. @param oldest number of the oldest block that the client holds. */
  add(hash: Hex, number: number, oldest: number): void {
    this.#waiting.push({ hash, number })
    this.letGo(oldest)
  }

  /** The client let go of a block, and `oldest` is the oldest that it still holds. */
  letGo(oldest: number): void {
    const held = this.#waiting.findIndex(({ number }) => oldest < number - 1)
    this.#release(held === -1 ? this.#waiting.length : held)
  }

  /** Nothing more is told. */
  stop(): void {
    this.#waiting = []
    this.#cancel?.()
    this.#cancel = undefined
  }

  #release(count: number): void {
    const final = this.#waiting.splice(0, count)
    if (final.length > 0) {
      this.#cancel?.()
      this.#cancel = undefined
    }
    if (this.#waiting.length > 0)
      this.#cancel ??= after(PATIENCE, () => {
        this.#cancel = undefined
        this.#release(this.#waiting.length)
      })
    for (const { hash } of final) this.#tell(hash)
  }
}
