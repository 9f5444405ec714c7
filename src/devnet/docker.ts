import { setTimeout as sleep } from 'node:timers/promises'
import { containerDied, noFirstBlock, otherDevnet } from '../errors/docker.ts'
import { CONTAINER, type Container, findContainer, LABEL } from './container.ts'
import { docker } from './docker-cli.ts'
import { lastLine } from './docker-failure.ts'
import { writeDockerUrl } from './docker-record.ts'
import type { DevnetStatus, DevnetUp, Engine, LogOptions, UpOptions } from './engine.ts'
import { findImage, type Image, OFFICIAL, pullImage } from './image.ts'
import { ask, headAt } from './rpc.ts'
import { runWords } from './run-words.ts'

export interface DockerEngineOptions {
  /** {@link OFFICIAL} unless said otherwise. */
  readonly image?: string
  /** Blocks of 0.25 s (true) or of 12 s; the image's own choice where nothing is said. */
  readonly fast?: boolean
  /** File that remembers where the chain answers, for those who cannot ask Docker. */
  readonly record?: string
}

/** How many seconds a chain may take to its first block: the official one needs some twenty. */
const FIRST_BLOCK_SECONDS = 180
const LOOK_MS = 500
const ANSWER_MS = 2000

/** A Subtensor in a container, by the `docker` program. */
export class DockerEngine implements Engine {
  readonly name = 'docker'
  readonly #image: string
  readonly #named: boolean
  readonly #fast: boolean | undefined
  readonly #record: string | undefined

  constructor({ image, fast, record }: DockerEngineOptions = {}) {
    this.#record = record
    this.#image = image ?? OFFICIAL
    this.#named = image !== undefined
    this.#fast = fast
  }

  /**
   * Makes sure that the daemon answers and the image is here: all that `auto` asks before it takes Docker.
   *
   * @throws {DockerError}
   */
  async prepare({ signal, onStage, onProgress }: Omit<UpOptions, 'port'>): Promise<Image> {
    const here = await findImage(this.#image)
    if (here !== undefined) return here
    onStage(`Pulling ${this.#image}`)
    return await pullImage(this.#image, signal, (text) =>
      onProgress(`Pulling ${this.#image}: ${text}`),
    )
  }

  /** @throws {DockerError} */
  async up(options: UpOptions): Promise<DevnetUp> {
    const found = await this.#find()
    if (found?.running === true) {
      if (this.#named && found.image !== this.#image)
        throw otherDevnet(found.image, found.url ?? 'no port')
      return await this.#firstBlock(options, true)
    }
    const image = await this.prepare(options)
    // Its chain is in a volume; the container itself holds nothing.
    if (found !== undefined) await docker(['rm', '-f', CONTAINER])
    options.onStage(`Starting ${this.#image}`)
    await this.#run(runWords(this.#image, image, { port: options.port, fast: this.#fast }), options)
    return await this.#firstBlock(options, false)
  }

  /** Our container; what is seen of it is remembered. */
  async #find(): Promise<Container | undefined> {
    const found = await findContainer()
    if (this.#record !== undefined)
      writeDockerUrl(this.#record, found?.running === true ? found.url : undefined)
    return found
  }

  async #run(words: readonly string[], { port, signal }: UpOptions): Promise<void> {
    try {
      await docker(['run', ...words], { port, signal })
    } catch (error) {
      // A container whose port is taken stays behind, never started.
      if ((await this.#find()) !== undefined) await docker(['rm', '-f', CONTAINER])
      throw error
    }
  }

  async #firstBlock({ signal, onStage }: UpOptions, already: boolean): Promise<DevnetUp> {
    onStage(`Waiting for the first block (at most ${FIRST_BLOCK_SECONDS} s)`)
    let url = ''
    for (let waited = 0; waited < FIRST_BLOCK_SECONDS * 1000; waited += LOOK_MS) {
      const container = await this.#find()
      if (container?.running !== true) throw await this.#died(container)
      url = container.url ?? ''
      const head = url === '' ? undefined : await headAt(url, ANSWER_MS)
      if (head !== undefined && head.number > 0) {
        const genesis = await ask(url, 'chain_getBlockHash', [0], ANSWER_MS)
        return { engine: this.name, url, already, head, genesisHash: String(genesis) }
      }
      await sleep(LOOK_MS, undefined, { signal })
    }
    throw noFirstBlock(url, FIRST_BLOCK_SECONDS)
  }

  async #died(container: Container | undefined): Promise<Error> {
    if (container === undefined) return containerDied(0, 'it was removed')
    const said: string[] = []
    await docker(['logs', '--tail', '20', CONTAINER], { onLine: (line) => said.push(line) })
    return containerDied(container.exitCode, lastLine(said.join('\n')))
  }

  /** @throws {DockerError} */
  async down({ volumes }: { readonly volumes: boolean }): Promise<boolean> {
    const found = await this.#find()
    if (found !== undefined) {
      await docker(['stop', CONTAINER])
      await docker(['rm', '-f', CONTAINER])
      await this.#find()
    }
    if (!volumes) return found !== undefined
    const names = found?.volumes ?? (await keptVolumes())
    if (names.length > 0) await docker(['volume', 'rm', ...names])
    return found !== undefined || names.length > 0
  }

  /** Our container, if there is one. @throws {DockerError} */
  async container(): Promise<Container | undefined> {
    return await this.#find()
  }

  /** @throws {DockerError} */
  async address(): Promise<string | undefined> {
    const found = await this.#find()
    return found?.running === true ? found.url : undefined
  }

  /** @throws {DockerError} */
  async status(): Promise<DevnetStatus | undefined> {
    const found = await this.#find()
    if (found === undefined) return undefined
    const { image, state, url, running } = found
    const container = { name: CONTAINER, image, state }
    if (!running || url === undefined) return { engine: this.name, exists: true, container }
    const head = await headAt(url, ANSWER_MS)
    const genesis = head && (await ask(url, 'chain_getBlockHash', [0], ANSWER_MS))
    return {
      engine: this.name,
      exists: true,
      url,
      container,
      ...(head === undefined ? {} : { head }),
      ...(typeof genesis === 'string' ? { genesisHash: genesis } : {}),
    }
  }

  /** @throws {DockerError} */
  async logs({ lines, follow, signal, onLine }: LogOptions): Promise<void> {
    const words = ['logs', '--tail', String(lines), ...(follow ? ['--follow'] : []), CONTAINER]
    try {
      await docker(words, { onLine, signal })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  /** @throws {DockerError} */
  async reset(signal: AbortSignal): Promise<void> {
    const found = await this.#find()
    await this.down({ volumes: true })
    if (found?.running !== true) return
    const [first] = found.args
    const fast = first === 'True' ? true : first === 'False' ? false : undefined
    const again = new DockerEngine({
      image: found.image,
      ...(fast === undefined ? {} : { fast }),
      ...(this.#record === undefined ? {} : { record: this.#record }),
    })
    const port = Number(new URL(found.url ?? 'ws://127.0.0.1:0').port)
    await again.up({ port, signal, onStage: () => undefined, onProgress: () => undefined })
  }
}

/** The volumes of devnets that are down. */
async function keptVolumes(): Promise<string[]> {
  const kept = await docker(['volume', 'ls', '--quiet', '--filter', `label=${LABEL}`])
  return kept.split('\n').filter((name) => name !== '')
}
