import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { DEV } from '../../../simulator/runtime/genesis/dev-accounts.ts'
import { VERSION } from '../../../simulator/runtime/version.ts'
import type { Ready } from './start.ts'

/** Milliseconds after which a served chain makes a block by itself, where nothing else was asked for. */
const USUAL_MILLIS = 1000

/** Everybody can derive the keys from these URIs. */
const ACCOUNTS = {
  '//Alice': DEV.alice,
  '//Bob': DEV.bob,
  '//Charlie': DEV.charlie,
  '//Dave': DEV.dave,
  '//Eve': DEV.eve,
  '//Ferdie': DEV.ferdie,
} as const

/**
 * How to connect to a devnet, as JSON for programs: schemas/devnet-config.schema.json. `beat` is the time between blocks in
 * milliseconds, 0 for none. Addresses alone, no secret.
 */
export async function configFile(
  { url, pid, dataDir, preset, genesisHash }: Ready,
  beat: number | 'manual' | undefined,
): Promise<string> {
  await cryptoReady()
  const http = url.replace(/^ws/, 'http')
  const config = {
    schema: 'dtao-devnet/1',
    endpoints: { ws: url, http, health: `${http}/health`, metrics: `${http}/metrics` },
    pid,
    dataDir,
    preset,
    genesisHash,
    specName: VERSION.specName,
    specVersion: VERSION.specVersion,
    ss58Format: 42,
    blocks: {
      onTransaction: beat === undefined || beat === 0,
      everyMillis: beat === 'manual' || beat === 0 ? null : (beat ?? USUAL_MILLIS),
    },
    accounts: Object.entries(ACCOUNTS).map(([uri, key]) => ({ uri, address: toSs58(key) })),
  }
  return `${JSON.stringify(config, null, 2)}\n`
}
