import { fileURLToPath } from 'node:url'
import { docker } from '../../src/devnet/docker-cli.ts'
import { baseImage } from './base-image.ts'

/** The simulator, by devnet/Dockerfile. */
export const IMAGE = 'dtao-simulator:test'
/** The same, with a program that says something and ends. */
export const DYING_IMAGE = 'dtao-dying:test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Makes both images. Layers that did not change are not made again. */
export async function buildImages(): Promise<void> {
  const base = await baseImage()
  await docker(
    [
      ...['build', '--network', 'host', '--build-arg', `NODE_IMAGE=${base}`],
      ...['--file', `${ROOT}devnet/Dockerfile`, '--tag', IMAGE, ROOT],
    ],
    { image: base },
  )
  const id = await docker(['create', IMAGE])
  const program = JSON.stringify(['node', '-e', "console.error('out of luck'); process.exit(3)"])
  await docker(['commit', '--change', `ENTRYPOINT ${program}`, id, DYING_IMAGE])
  await docker(['rm', '--volumes', id])
}
