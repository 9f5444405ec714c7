import { every } from './clock.ts'

/**
 * When blocks are made:
 * - `instant`: as soon as a transaction is ready, before its submission is answered;
 * - `manual`: only when asked for;
 * - otherwise as soon as transactions are ready, those of one moment together, where `instant` is set, and each
 *   `millis` in which there was none.
 */
export type Sealing = 'instant' | 'manual' | { readonly millis: number; readonly instant: boolean }

/** What a served chain does unless told otherwise: clients that wait for a block need not wait long. */
export const SERVED: Sealing = { millis: 1000, instant: true }

/** Decides when a block is made; `seal` makes it, `trouble` is told when a block that nobody waits for cannot be made. */
export class Sealer {
  readonly #sealing: Sealing
  readonly #seal: () => void
  readonly #trouble: (error: unknown) => void
  #stopBeat: (() => void) | undefined
  #due: NodeJS.Immediate | undefined

  constructor(sealing: Sealing, seal: () => void, trouble: (error: unknown) => void) {
    this.#sealing = sealing
    this.#seal = seal
    this.#trouble = trouble
    this.#beat()
  }

  #beat(): void {
    this.#stopBeat?.()
    if (typeof this.#sealing === 'object')
      this.#stopBeat = every(this.#sealing.millis, () => this.#quietly())
  }

  #quietly(): void {
    try {
      this.#seal()
    } catch (error) {
      this.#trouble(error)
    }
  }

  /** A transaction is ready. @throws {DtaoError} in `instant` mode, when its block cannot be written. */
  ready(): void {
    if (this.#sealing === 'instant') this.#seal()
    else if (typeof this.#sealing === 'object' && this.#sealing.instant)
      this.#due ??= setImmediate(() => {
        this.#due = undefined
        this.#quietly()
      })
  }

  /** A block was made, for whatever reason: the next beat counts from here where beats only fill gaps. */
  sealed(): void {
    if (typeof this.#sealing === 'object' && this.#sealing.instant) this.#beat()
  }

  stop(): void {
    this.#stopBeat?.()
    this.#stopBeat = undefined
    if (this.#due !== undefined) clearImmediate(this.#due)
    this.#due = undefined
  }
}
