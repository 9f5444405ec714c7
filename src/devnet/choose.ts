import { DockerError } from '../errors/docker.ts'
import type { DockerEngine } from './docker.ts'
import type { Engine, UpOptions } from './engine.ts'
import type { SimulatorEngine } from './simulator-engine.ts'

export interface Engines {
  readonly docker: DockerEngine
  readonly sim: SimulatorEngine
}

/** An engine, and why this one. */
export interface Choice {
  readonly engine: Engine
  readonly why: string
}

/**
 * What `auto` brings up: a devnet that runs already; Docker where its daemon answers and the image is here or can be pulled;
 * the simulator elsewhere.
 */
export async function chooseEngine(
  { docker, sim }: Engines,
  options: Omit<UpOptions, 'port'>,
): Promise<Choice> {
  if ((await sim.address()) !== undefined) return { engine: sim, why: 'it runs already' }
  try {
    if ((await docker.address()) !== undefined) return { engine: docker, why: 'it runs already' }
    await docker.prepare(options)
    return { engine: docker, why: 'its daemon answers and the image is here' }
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    return { engine: sim, why: error.message }
  }
}

/** The engine of the devnet that there is: Docker's where it has a container, unless only the simulator is served. */
export async function findEngine({ docker, sim }: Engines): Promise<Engine> {
  const contained = await containerOf(docker)
  if (contained === 'running') return docker
  return contained === 'ended' && (await sim.address()) === undefined ? docker : sim
}

/** A Docker that does not answer runs no devnet. */
async function containerOf(docker: DockerEngine): Promise<'running' | 'ended' | 'none'> {
  try {
    const found = await docker.container()
    if (found === undefined) return 'none'
    return found.running ? 'running' : 'ended'
  } catch (error) {
    if (error instanceof DockerError) return 'none'
    throw error
  }
}
