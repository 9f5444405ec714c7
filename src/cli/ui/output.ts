import type { Writable } from 'node:stream'

/** Where a `Ui` says things. */
export type Channels = Pick<Output, 'result' | 'notice'>

/** A process, as far as it is written to. It makes each stream when that is first asked for, which takes it a while. */
export interface Outlets {
  readonly stdout: Writable
  readonly stderr: Writable
}

/**
 * The two channels: stdout carries the result and nothing else, stderr everything for people. A reader that goes away
 * (`dtao … | head -1`) is no failure: what it does not want to read is dropped, and the work ends as it would have.
 */
export class Output {
  readonly #outlets: Outlets
  readonly #opened = new Map<keyof Outlets, Writable>()
  #gone = false

  constructor(outlets: Outlets) {
    this.#outlets = outlets
  }

  /** A line of the result. */
  result(line: string): void {
    if (!this.#gone) this.#open('stdout').write(`${line}\n`)
  }

  /** A line for people. */
  notice(line: string): void {
    this.#open('stderr').write(`${line}\n`)
  }

  /** Whether there is still a reader of the result, once that has been taken. */
  async delivered(): Promise<boolean> {
    await drained(this.#open('stdout'))
    // The error of a write comes after what waits for it.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    return !this.#gone
  }

  /** Resolves once both channels have taken everything: `process.exit` would lose what a slow pipe has not. */
  async flush(): Promise<void> {
    await Promise.all([...this.#opened.values()].map(drained))
  }

  #open(name: keyof Outlets): Writable {
    const known = this.#opened.get(name)
    if (known !== undefined) return known
    const stream = this.#outlets[name]
    this.#opened.set(name, stream)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
      if (name === 'stdout') this.#gone = true
    })
    return stream
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0 || stream.destroyed) return resolve()
    stream.once('error', () => resolve())
    stream.write('', () => resolve())
  })
}
