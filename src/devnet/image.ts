import { DockerError } from '../errors/docker.ts'
import { docker } from './docker-cli.ts'

/** What opentensor publishes for development: three validators on a chain of their own. */
export const OFFICIAL = 'ghcr.io/opentensor/subtensor-localnet:devnet-ready'

/** What of an image matters to running it. */
export interface Image {
  /** Whether words after its name go to its program; without an entrypoint they would replace it. */
  readonly takesWords: boolean
  /** Where it keeps its chain. */
  readonly dataPath: string
}

/** An image on this machine; `undefined` where it is not here. @throws {DockerError} */
export async function findImage(image: string): Promise<Image | undefined> {
  try {
    return imageOf(await docker(['image', 'inspect', image], { image }))
  } catch (error) {
    if (error instanceof DockerError && error.code === 'docker_image') return undefined
    throw error
  }
}

/** Reads the output of `docker image inspect`. */
export function imageOf(json: string): Image {
  const [found] = JSON.parse(json) as {
    Config?: { Entrypoint?: readonly string[] | null; Volumes?: Record<string, object> | null }
  }[]
  const [declared] = Object.keys(found?.Config?.Volumes ?? {})
  return {
    takesWords: (found?.Config?.Entrypoint ?? []).length > 0,
    // The official image declares no volume, and its script works in /tmp/one and /tmp/two.
    dataPath: declared ?? '/tmp',
  }
}

/**
 * Gets an image from its registry; `onProgress` hears how many of its layers are here.
 *
 * @throws {DockerError} `docker_image`, `docker_disk`
 */
export async function pullImage(
  image: string,
  signal: AbortSignal,
  onProgress: (text: string) => void,
): Promise<Image> {
  const layers = new PullLayers()
  await docker(['pull', image], {
    image,
    signal,
    onLine: (line) => {
      if (layers.hear(line)) onProgress(`${layers.here} of ${layers.known} layers`)
    },
  })
  return imageOf(await docker(['image', 'inspect', image], { image }))
}

/** Counts layers in what `docker pull` says off a terminal: `ab12cd34ef56: Pulling fs layer`. */
export class PullLayers {
  readonly #here = new Map<string, boolean>()

  get known(): number {
    return this.#here.size
  }

  get here(): number {
    return [...this.#here.values()].filter((done) => done).length
  }

  /** True where the line changed a count. */
  hear(line: string): boolean {
    const [, layer, what = ''] = /^([0-9a-f]{12}): (.+)$/.exec(line.trim()) ?? []
    if (layer === undefined) return false
    this.#here.set(
      layer,
      /^(pull complete|already exists)/i.test(what) || this.#here.get(layer) === true,
    )
    return true
  }
}
