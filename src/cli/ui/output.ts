import { UnwrittenError } from '../../errors/unwritten.ts'
import { type Channel, type Outlet, processOutlet } from './outlet.ts'

/** Where a `Ui` says things. */
export type Channels = Pick<Output, 'result' | 'notice'>

/**
 * The two channels: stdout carries the result and nothing else, stderr everything for people. A reader that goes away
 * (`dtao … | head -1`) is no failure: what it does not want to read is dropped, and the work ends as it would have.
 */
export class Output {
  readonly #open: (name: Channel) => Outlet
  readonly #opened = new Map<Channel, Outlet>()

  /** @param open makes an outlet when something is first said there; the process's own, unless told otherwise */
  constructor(open: (name: Channel) => Outlet = processOutlet) {
    this.#open = open
  }

  /** A line of the result. @throws UnwrittenError where there is no room for it: nobody may take that for a success */
  result(line: string): void {
    this.#outlet('stdout').write(`${line}\n`)
  }

  /** A line for people. No work fails because it cannot be talked about. */
  notice(line: string): void {
    try {
      this.#outlet('stderr').write(`${line}\n`)
    } catch (error) {
      if (!(error instanceof UnwrittenError)) throw error
    }
  }

  /** Whether there is still a reader of the result, once that has been taken. */
  async delivered(): Promise<boolean> {
    const stdout = this.#outlet('stdout')
    await stdout.drained()
    return !stdout.gone
  }

  /** Resolves once both channels have taken everything: `process.exit` would lose what a slow pipe has not. */
  async flush(): Promise<void> {
    await Promise.all([...this.#opened.values()].map((outlet) => outlet.drained()))
  }

  #outlet(name: Channel): Outlet {
    const known = this.#opened.get(name)
    if (known !== undefined) return known
    const outlet = this.#open(name)
    this.#opened.set(name, outlet)
    return outlet
  }
}
