import { DockerError } from '../errors/docker.ts'
import { docker } from './docker-cli.ts'

/** The one container, made by `devnet up` or by the compose file; every devnet of Docker on this machine is it. */
export const CONTAINER = 'dtao-devnet'

/** Marks what is ours, volumes above all. */
export const LABEL = 'dtao.devnet'

/** The port of the chain inside of a container. */
const INSIDE = '9944/tcp'

/** What Docker knows of our container. */
export interface Container {
  readonly image: string
  readonly state: string
  readonly running: boolean
  readonly exitCode: number
  /** What its program was called with. */
  readonly args: readonly string[]
  readonly url: string | undefined
  /** Names of the volumes that hold its chain. */
  readonly volumes: readonly string[]
}

interface Inspected {
  readonly State: {
    readonly Status: string
    readonly Running: boolean
    readonly ExitCode: number
  }
  readonly Config: { readonly Image: string; readonly Cmd: readonly string[] | null }
  readonly Mounts: readonly { readonly Name?: string }[]
  readonly NetworkSettings: {
    readonly Ports: Readonly<Record<string, readonly { readonly HostPort: string }[] | null>>
  }
}

/** Our container; `undefined` where there is none. @throws {DockerError} */
export async function findContainer(): Promise<Container | undefined> {
  try {
    return containerOf(await docker(['container', 'inspect', CONTAINER]))
  } catch (error) {
    if (error instanceof DockerError && /no such container/i.test(error.message)) return undefined
    throw error
  }
}

/** Reads the output of `docker container inspect`. */
export function containerOf(json: string): Container | undefined {
  const [found] = JSON.parse(json) as Inspected[]
  if (found === undefined) return undefined
  const { State, Config, Mounts, NetworkSettings } = found
  const port = NetworkSettings.Ports[INSIDE]?.[0]?.HostPort
  return {
    image: Config.Image,
    state: State.Status,
    running: State.Running,
    exitCode: State.ExitCode,
    args: Config.Cmd ?? [],
    url: port === undefined ? undefined : `ws://127.0.0.1:${port}`,
    volumes: Mounts.flatMap(({ Name }) => (Name === undefined ? [] : [Name])),
  }
}
