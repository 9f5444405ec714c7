import { CONTAINER, LABEL } from './container.ts'
import type { Image } from './image.ts'

export interface RunChoice {
  /** Port of the host; 0 takes any free one. */
  readonly port: number
  readonly fast: boolean | undefined
}

/**
 * What stands after `docker run`: loopback ports, a volume that outlives the container, and what the official image's script
 * (upstream's scripts/localnet.sh) takes: `True` or `False` for fast blocks, then to keep the chain that it finds.
 */
export function runWords(name: string, image: Image, { port, fast }: RunChoice): string[] {
  const official = /(^|\/)subtensor-localnet([:@]|$)/.test(name)
  const mode = fast ?? (official ? true : undefined)
  const words = mode === undefined ? [] : [mode ? 'True' : 'False', ...(official ? KEEP : [])]
  const volume = volumeName(name, mode)
  return [
    '--detach',
    ...['--name', CONTAINER],
    ...['--label', `${LABEL}=true`],
    ...['--publish', loopback(port, 9944)],
    ...['--publish', loopback(port === 0 || port === 65_535 ? 0 : port + 1, 9945)],
    ...[
      '--mount',
      `type=volume,source=${volume},target=${image.dataPath},volume-label=${LABEL}=true`,
    ],
    name,
    ...(image.takesWords ? words : []),
  ]
}

const KEEP = ['--no-purge']

/** Nothing protects the keys of a devnet: it is for this machine alone. */
function loopback(port: number, inside: number): string {
  return `127.0.0.1:${port === 0 ? '' : port}:${inside}`
}

/** Chains of different images, or of fast and slow blocks, begin differently and cannot go on from one another. */
function volumeName(image: string, fast: boolean | undefined): string {
  const mode = fast === undefined ? '' : fast ? '-fast' : '-slow'
  return `${CONTAINER}-${image.replace(/[^a-zA-Z0-9]+/g, '-')}${mode}`
}
