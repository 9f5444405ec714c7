import { after, every, now } from './clock.ts'

/**
 * When blocks are made:
 * - `instant`: as soon as a transaction is ready, before its submission is answered;
 * - `manual`: only when asked for;
 * - otherwise as soon as transactions are ready, those of fifty milliseconds together, where `instant` is set, and each
 *   `millis` in which there was none.
 */
export type Sealing = 'instant' | 'manual' | { readonly millis: number; readonly instant: boolean }

/** What a served chain does unless told otherwise: clients that wait for a block need not wait long. */
export const SERVED: Sealing = { millis: 1000, instant: true }

/**
 * Milliseconds from one block to the next that transactions alone bring about: a lone transaction never waits, while
 * those of many clients share blocks.
 */
const REST = 50

export interface Seals {
  /** Makes a block of the transactions that wait; none where none can be included. */
  waiting(): void
  /** Makes a block, be it empty. */
  beat(): void
  /** Told when a block that nobody waits for cannot be made. */
  trouble(error: unknown): void
}

/** Decides when a block is made. */
export class Sealer {
  readonly #sealing: Sealing
  readonly #seals: Seals
  #stopBeat: (() => void) | undefined
  #cancelDue: (() => void) | undefined
  #sealedAt = 0

  constructor(sealing: Sealing, seals: Seals) {
    this.#sealing = sealing
    this.#seals = seals
    this.#beat()
  }

  #beat(): void {
    this.#stopBeat?.()
    if (typeof this.#sealing === 'object')
      this.#stopBeat = every(this.#sealing.millis, () => this.#quietly(() => this.#seals.beat()))
  }

  #quietly(seal: () => void): void {
    try {
      seal()
    } catch (error) {
      this.#seals.trouble(error)
    }
  }

  /** A transaction is ready. @throws {DtaoError} in `instant` mode, when its block cannot be written. */
  ready(): void {
    if (this.#sealing === 'instant') this.#seals.waiting()
    else if (typeof this.#sealing === 'object' && this.#sealing.instant)
      this.#cancelDue ??= after(Math.max(0, this.#sealedAt + REST - now()), () => {
        this.#cancelDue = undefined
        this.#quietly(() => this.#seals.waiting())
      })
  }

  /** A block was made, for whatever reason: the next beat counts from here where beats only fill gaps. */
  sealed(): void {
    this.#sealedAt = now()
    if (typeof this.#sealing === 'object' && this.#sealing.instant) this.#beat()
  }

  stop(): void {
    this.#stopBeat?.()
    this.#stopBeat = undefined
    this.#cancelDue?.()
    this.#cancelDue = undefined
  }
}
