import type { RuntimeVersion } from '../frame/runtime.ts'

/** Rules and wire of opentensor/subtensor at spec 425, in an implementation of our own. */
export const VERSION: RuntimeVersion = {
  specName: 'node-subtensor',
  implName: 'dtao',
  authoringVersion: 1,
  specVersion: 425,
  implVersion: 1,
  transactionVersion: 1,
  systemVersion: 1,
}
