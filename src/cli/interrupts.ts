import { EXIT } from '../errors/base.ts'
import { CancelledError } from '../errors/cancelled.ts'

/** What Ctrl-C does to the command that runs. */
export class Interrupts {
  /** Rejects when a command is interrupted that does not end by itself. */
  readonly cancelled: Promise<never>
  readonly #interrupt: () => void
  #endured = false

  constructor(abort: AbortController) {
    let cancel: (error: CancelledError) => void = () => undefined
    this.cancelled = new Promise((_, reject) => {
      cancel = reject
    })
    let count = 0
    this.#interrupt = () => {
      count += 1
      // The second Ctrl-C does not wait for anything.
      if (count > 1) process.exit(EXIT.cancelled)
      // Rejected first, since aborting may make the work throw an error of its own.
      if (!this.#endured) cancel(new CancelledError('Interrupted.'))
      abort.abort()
    }
    process.on('SIGINT', this.#interrupt)
  }

  /** From now on Ctrl-C and SIGTERM abort the signal alone: the command runs until then, and ends well by itself. */
  endure(): void {
    if (this.#endured) return
    this.#endured = true
    process.on('SIGTERM', this.#interrupt)
  }
}
