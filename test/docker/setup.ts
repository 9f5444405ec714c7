import { findContainer } from '../../src/devnet/container.ts'
import { buildImages } from './images.ts'

/** Builds what the suite runs. A devnet that somebody has already is not ours to end. */
export async function setup(): Promise<void> {
  if ((await findContainer()) !== undefined)
    throw new Error('There is a devnet in Docker already: end it with `dtao devnet down`.')
  await buildImages()
}
