import { DtaoError, EXIT } from '../errors/base.ts'
import { servedAt } from '../simulator/node/server-record.ts'
import { removeFiles } from '../simulator/node/store/files.ts'
import { reset, statusOf, stop } from './control.ts'
import type { DevnetStatus, DevnetUp, Engine, LogOptions, UpOptions } from './engine.ts'
import { readLog } from './log-file.ts'
import { ask } from './rpc.ts'

export interface SimulatorEngineOptions {
  /** Directory of the chain. */
  readonly directory: string
  readonly logFile: string
  /** What a chain begins with again. */
  readonly preset: string
  /** Starts a process that serves the directory and outlives this one; settles when it answers. */
  readonly start: (port: number) => Promise<Omit<DevnetUp, 'engine' | 'already'>>
}

const ANSWER_MS = 10_000

/** The simulator in a process of its own. */
export class SimulatorEngine implements Engine {
  readonly name = 'sim'
  readonly #options: SimulatorEngineOptions

  constructor(options: SimulatorEngineOptions) {
    this.#options = options
  }

  /** @throws {DtaoError} `port_in_use` and whatever else keeps a chain from being served */
  async up({ port, onStage }: UpOptions): Promise<DevnetUp> {
    const { url, head, genesisHash } = await this.status()
    if (url !== undefined && head !== undefined && genesisHash !== undefined)
      return { engine: this.name, url, already: true, head, genesisHash }
    onStage('Starting the simulator')
    return { engine: this.name, already: false, ...(await this.#options.start(port)) }
  }

  async down({ volumes }: { readonly volumes: boolean }): Promise<boolean> {
    const { directory } = this.#options
    const stopped = await stop(directory)
    const forgotten = volumes && removeFiles(directory)
    return stopped !== undefined || forgotten
  }

  async address(): Promise<string | undefined> {
    return (await servedAt(this.#options.directory))?.url
  }

  /** @throws {LocalChainError} where the chain's data cannot be read */
  async status(): Promise<DevnetStatus> {
    const { server, ...known } = await statusOf(this.#options.directory)
    return { engine: this.name, ...known, ...server }
  }

  async logs(options: LogOptions): Promise<void> {
    await readLog(this.#options.logFile, options)
  }

  /** @throws {DtaoError} `devnet_stuck` when its server does not answer; {@link LocalChainError} */
  async reset(): Promise<void> {
    const { directory, preset } = this.#options
    const url = await this.address()
    if (url === undefined) return reset(directory, preset)
    if ((await ask(url, 'dev_reset', [], ANSWER_MS)) === undefined)
      throw new DtaoError(`The devnet at ${url} did not reset.`, 'devnet_stuck', EXIT.network, {
        hints: ['Stop it with `dtao devnet stop`, then reset again.'],
        details: { url },
      })
  }
}
