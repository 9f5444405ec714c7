import { spawn } from 'node:child_process'
import { dockerMissing } from '../errors/docker.ts'
import { type Attempt, dockerFailure } from './docker-failure.ts'

export interface DockerOptions extends Attempt {
  readonly signal?: AbortSignal
  /** Hears every line of both streams as it comes. */
  readonly onLine?: (line: string) => void
}

/**
 * Runs `docker` with these words and gives what it printed, without the last newline.
 *
 * @throws {DockerError} the failure that its words stand for
 */
export function docker(args: readonly string[], options: DockerOptions = {}): Promise<string> {
  const { signal, onLine } = options
  return new Promise((resolve, reject) => {
    const child = spawn('docker', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    })
    let stdout = ''
    let stderr = ''
    const [out, err] = [lines(onLine), lines(onLine)]
    child.stdout.on('data', (chunk: Buffer) => {
      out(chunk.toString())
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err(chunk.toString())
      stderr += chunk.toString()
    })
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? dockerMissing(error) : error),
    )
    child.on('close', (code) => {
      if (code === 0) resolve(stdout.replace(/\n$/, ''))
      else reject(dockerFailure(stderr, options))
    })
  })
}

/** Cuts what comes in pieces into lines. */
function lines(onLine: ((line: string) => void) | undefined): (piece: string) => void {
  let rest = ''
  return (piece) => {
    if (onLine === undefined) return
    const parts = `${rest}${piece}`.split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) onLine(line)
  }
}
