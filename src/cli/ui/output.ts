import type { Writable } from 'node:stream'

/** Where a `Ui` says things. */
export type Channels = Pick<Output, 'result' | 'notice'>

/**
 * The two channels: stdout carries the result and nothing else, stderr everything for people. A reader that goes away
 * (`dtao … | head -1`) is no failure: what it does not want to read is dropped, and the work ends as it would have.
 */
export class Output {
  readonly #stdout: Writable
  readonly #stderr: Writable
  #gone = false

  constructor(stdout: Writable, stderr: Writable) {
    this.#stdout = stdout
    this.#stderr = stderr
    for (const stream of [stdout, stderr]) {
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
        if (stream === stdout) this.#gone = true
      })
    }
  }

  /** A line of the result. */
  result(line: string): void {
    if (!this.#gone) this.#stdout.write(`${line}\n`)
  }

  /** A line for people. */
  notice(line: string): void {
    this.#stderr.write(`${line}\n`)
  }

  /** Whether there is still a reader of the result, once that has been taken. */
  async delivered(): Promise<boolean> {
    await drained(this.#stdout)
    // The error of a write comes after what waits for it.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    return !this.#gone
  }

  /** Resolves once both channels have taken everything: `process.exit` would lose what a slow pipe has not. */
  async flush(): Promise<void> {
    await Promise.all([this.#stdout, this.#stderr].map(drained))
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0 || stream.destroyed) return resolve()
    stream.once('error', () => resolve())
    stream.write('', () => resolve())
  })
}
