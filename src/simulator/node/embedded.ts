import { openNode } from './open.ts'
import { LocalProvider } from './provider.ts'
import { servedAt } from './server-record.ts'

export interface EmbeddedOptions {
  readonly dataDir: string
  /** Genesis preset of a chain that does not exist yet. */
  readonly preset: string
}

/** The chain of a data directory: in this process, or at `url` where a server seals its blocks. */
export type Embedded =
  | {
      readonly url: undefined
      readonly provider: LocalProvider
      readonly close: () => Promise<void>
    }
  | { readonly url: string; readonly provider?: undefined; readonly close?: undefined }

/**
 * Opens the chain of a data directory for one command.
 *
 * @throws {DataDirectoryError | DiskFullError | NewerDataError | CorruptedDataError}
 */
export async function openEmbedded({ dataDir, preset }: EmbeddedOptions): Promise<Embedded> {
  const server = await servedAt(dataDir)
  if (server !== undefined) return { url: server.url }
  const node = await openNode({ path: dataDir, genesis: preset, sealing: 'instant' })
  const provider = new LocalProvider(node)
  const close = async () => {
    await provider.disconnect()
    await node.close()
  }
  return { url: undefined, provider, close }
}
