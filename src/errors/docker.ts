import { DtaoError, type DtaoErrorOptions, EXIT } from './base.ts'

/** Docker, or the chain in it, does not do what was asked. `code` says which of the failures below it is. */
export class DockerError extends DtaoError {
  override readonly name = 'DockerError'

  constructor(message: string, code: string, options: DtaoErrorOptions = {}) {
    super(message, code, EXIT.network, options)
  }
}

const SIMULATOR = 'or use the simulator, which needs no Docker: --engine sim'

/** There is no `docker` program on the PATH. */
export function dockerMissing(cause?: unknown): DockerError {
  return new DockerError('Docker is not installed: there is no docker program.', 'docker_missing', {
    cause,
    hints: ['Install Docker', SIMULATOR],
  })
}

/** The program is there and its daemon does not answer. */
export function dockerStopped(text: string): DockerError {
  return new DockerError("Docker's daemon does not run.", 'docker_stopped', {
    details: { text },
    hints: ['Start it (on Linux: systemctl start docker)', SIMULATOR],
  })
}

/** The daemon's socket is not for this user. */
export function dockerForbidden(text: string): DockerError {
  return new DockerError("This user may not talk to Docker's daemon.", 'docker_forbidden', {
    details: { text },
    hints: ['Join the docker group (usermod -aG docker USER) and log in again', SIMULATOR],
  })
}

/** The image is not on this machine, and its registry does not give it. */
export function imageNotFound(image: string, text: string): DockerError {
  return new DockerError(`The image ${image} cannot be had.`, 'docker_image', {
    details: { image, text },
    hints: ['Check its name and that its registry can be reached, or name another one: --image'],
  })
}

/** Another program listens where the chain should. */
export function dockerPortTaken(port: number, text: string): DockerError {
  return new DockerError(`Port ${port} of this machine is taken.`, 'docker_port', {
    details: { port, text },
    hints: ['Name another one with --port (0 takes any), or stop what listens there'],
  })
}

/** The container ended before its chain made a block. */
export function containerDied(exitCode: number, lastLine: string): DockerError {
  const said = lastLine === '' ? 'it said nothing' : `its last words: ${lastLine}`
  return new DockerError(
    `The chain's container ended with ${exitCode} before the first block; ${said}`,
    'docker_died',
    {
      details: { exitCode, lastLine },
      hints: [
        'See `dtao devnet logs`; a chain that no longer fits its image goes by `dtao devnet reset`',
      ],
    },
  )
}

/** Nothing more can be written where Docker keeps its data. */
export function dockerDiskFull(text: string): DockerError {
  return new DockerError("The disk with Docker's data is full.", 'docker_disk', {
    details: { text },
    hints: ['Free some space: docker system df says what takes it'],
  })
}

/** The container lives and its chain made no block in time. */
export function noFirstBlock(url: string, seconds: number): DockerError {
  return new DockerError(
    `The chain at ${url} made no block within ${seconds} s.`,
    'docker_no_block',
    {
      details: { url, seconds },
      hints: ['The container goes on; look at `dtao devnet logs`, then run the command again'],
    },
  )
}

/** A container of ours runs already, and is another one than was asked for. */
export function otherDevnet(image: string, url: string): DockerError {
  return new DockerError(`A devnet of ${image} runs at ${url} already.`, 'docker_other', {
    details: { image, url },
    hints: ['Use it, or stop it with `dtao devnet down`'],
  })
}

/** Anything else that Docker said. */
export function dockerFailed(text: string): DockerError {
  return new DockerError(`Docker refused: ${text}`, 'docker_failed', { details: { text } })
}
