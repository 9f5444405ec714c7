import {
  type DockerError,
  dockerDiskFull,
  dockerFailed,
  dockerForbidden,
  dockerPortTaken,
  dockerStopped,
  imageNotFound,
} from '../errors/docker.ts'

/** What was being done when Docker failed. */
export interface Attempt {
  readonly image?: string
  /** Port of the host that the chain should get. */
  readonly port?: number
}

/**
 * The failure that Docker's words (stderr of its program, any release from 20 to 29) stand for. The order matters: a pull that
 * finds the disk full speaks of the image as well.
 */
export function dockerFailure(stderr: string, attempt: Attempt): DockerError {
  const text = lastLine(stderr)
  const says = (pattern: RegExp): boolean => pattern.test(stderr)
  if (says(/permission denied.*(docker.sock|docker daemon|docker API)/i))
    return dockerForbidden(text)
  if (
    says(
      /cannot connect to the docker daemon|failed to connect to the docker API|docker daemon is not running/i,
    )
  )
    return dockerStopped(text)
  if (says(/no space left on device/i)) return dockerDiskFull(text)
  const { port = 0, image } = attempt
  if (says(/port is already allocated|address already in use|ports are not available/i))
    return dockerPortTaken(portOf(stderr) ?? port, text)
  if (image !== undefined && says(IMAGE)) return imageNotFound(image, text)
  return dockerFailed(text)
}

/** How registries, and the ways to them, say no. */
const IMAGE =
  /manifest unknown|manifest for .* not found|no such image|repository does not exist|pull access denied|not found: |unauthorized|denied|no matching manifest|no such host|dial tcp|i\/o timeout|TLS handshake|invalid reference format|failed to resolve reference|context deadline exceeded|request canceled/i

/** The port that Docker names: `0.0.0.0:9944`, `127.0.0.1:9944`. */
function portOf(text: string): number | undefined {
  const found = /\d+\.\d+\.\d+\.\d+:(\d+)(?:[^\d].*)?(?:already|in use|bind)/.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The last line that tells something; Docker ends with an advice to read its help. */
export function lastLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/--help'/.test(line))
  return lines.at(-1) ?? ''
}
