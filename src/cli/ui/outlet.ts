import { fstatSync, statSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { Writable } from 'node:stream'
import { UnwrittenError } from '../../errors/unwritten.ts'

/** One way out of the process. */
export interface Outlet {
  /** Whether nobody reads here any more; what is written then is dropped. */
  readonly gone: boolean
  /** @throws UnwrittenError where there is a reader, or a file, and the text cannot get there */
  write(text: string): void
  /** Resolves once everything has been taken, or nobody is left to take it. */
  drained(): Promise<void>
}

export type Channel = 'stdout' | 'stderr'

/** By file descriptor. */
const STREAMS = ['stdin', 'stdout', 'stderr'] as const

/**
 * Whether one of the process's own streams is a terminal. What can be none is told without making the stream: that loads
 * sockets and all that is under them, for longer than most commands take.
 */
export function isTerminal(name: 'stdin' | Channel): boolean {
  try {
    const stats = fstatSync(STREAMS.indexOf(name))
    if (!stats.isCharacterDevice() || stats.rdev === statSync(devNull).rdev) return false
    return process[name].isTTY === true
  } catch {
    return false // closed by whoever started the process
  }
}

/** A stream: a terminal, mostly. An error of it means that its other end has gone away. */
export class StreamOutlet implements Outlet {
  readonly #stream: Writable
  gone = false

  constructor(stream: Writable) {
    this.#stream = stream
    stream.on('error', () => {
      this.gone = true
    })
  }

  write(text: string | Uint8Array): void {
    if (!this.gone) this.#stream.write(text)
  }

  async drained(): Promise<void> {
    const stream = this.#stream
    await new Promise<void>((resolve) => {
      if (stream.writableLength === 0 || stream.destroyed) return resolve()
      stream.once('error', () => resolve())
      stream.write('', () => resolve())
    })
    // The error of a write comes after what waits for it.
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

/** A pipe or a file, written to at once, as Node's own streams write to these. */
class FileOutlet implements Outlet {
  readonly #name: Channel
  #gone = false
  /** Takes over where the pipe is full and whoever made it does not want anybody to wait. */
  #patient: StreamOutlet | undefined

  constructor(name: Channel) {
    this.#name = name
  }

  get gone(): boolean {
    return this.#patient?.gone ?? this.#gone
  }

  write(text: string): void {
    if (this.gone) return
    let left: Uint8Array = Buffer.from(text)
    try {
      while (left.length > 0 && this.#patient === undefined)
        left = left.subarray(writeSync(STREAMS.indexOf(this.#name), left))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') this.#gone = true
      else if (code === 'EAGAIN') this.#patient = new StreamOutlet(process[this.#name])
      else throw new UnwrittenError(error)
    }
    this.#patient?.write(left)
  }

  async drained(): Promise<void> {
    await this.#patient?.drained()
  }
}

/** The way out through one of the process's own streams. */
export function processOutlet(name: Channel): Outlet {
  return isTerminal(name) ? new StreamOutlet(process[name]) : new FileOutlet(name)
}
