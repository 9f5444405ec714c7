import type { ProviderInterface } from '@polkadot/rpc-provider/types'
import { ChainServedError } from '../errors/node.ts'
import type { SealedBlock } from './node/builder.ts'
import { type MessageProvider, messageProvider } from './node/message-provider.ts'
import { type NodeOptions, openNode } from './node/open.ts'
import { LocalProvider } from './node/provider.ts'
import type { Server, ServerOptions } from './node/server.ts'
import { servedAt } from './node/server-record.ts'

export type { SealedBlock } from './node/builder.ts'
export type { MessageProvider } from './node/message-provider.ts'
export type { NodeOptions as DevnetOptions } from './node/open.ts'
export type { Sealing } from './node/sealing.ts'
export { SERVED } from './node/sealing.ts'
export type { Server, ServerOptions } from './node/server.ts'
export { DEV as DEV_ACCOUNTS } from './runtime/genesis/dev-accounts.ts'
export type { Preset } from './runtime/genesis/preset.ts'
export { PRESETS } from './runtime/genesis/presets/index.ts'

/** A chain inside this process. */
export interface Devnet {
  /** For `ApiPromise.create({ provider })` of @polkadot/api; each call gives a connection of its own. */
  provider(): ProviderInterface
  /** For `createClient(provider)` of polkadot-api. */
  messageProvider(): MessageProvider
  /** Serves the chain over WebSocket and HTTP, at port 9944 where nothing is said. */
  listen(options?: Omit<ServerOptions, 'path'>): Promise<Server>
  /** Makes `count` blocks (1 where nothing is said), with the transactions that wait in the first. */
  newBlocks(count?: number): Promise<{ number: number; hash: string }>
  /** Calls `listener` with every block that this process makes, once it is written; returns what stops that. */
  onBlock(listener: (block: SealedBlock) => void): () => void
  /** Calls `listener` when a block on a beat cannot be written. */
  onTrouble(listener: (error: unknown) => void): () => void
  /** Lets go of the chain; one in memory is gone. */
  close(): Promise<void>
}

/**
 * Makes or opens a chain. In memory it takes milliseconds, and a block is made as soon as a transaction is ready.
 *
 * @throws {DataDirectoryError | DiskFullError | NewerDataError | CorruptedDataError} for a chain on disk, and
 * {ChainServedError} when another process serves it.
 */
export async function createDevnet(options: NodeOptions = {}): Promise<Devnet> {
  if (options.path !== undefined) {
    const server = await servedAt(options.path)
    if (server !== undefined) throw new ChainServedError(options.path, server.url, server.pid)
  }
  const node = await openNode({ shield: true, ...options })
  const providers = new Set<LocalProvider>()
  const servers = new Set<Server>()
  return {
    provider() {
      const provider = new LocalProvider(node)
      providers.add(provider)
      return provider
    },
    messageProvider: () => messageProvider(node),
    async listen(served = {}) {
      // The server's libraries are loaded only where there is one.
      const { serve } = await import('./node/server.ts')
      const { path } = options
      const server = await serve(node, path === undefined ? served : { ...served, path })
      servers.add(server)
      return server
    },
    async newBlocks(count = 1) {
      const first = count > 0 ? node.seal() : node.catchUp()
      const head = count > 1 ? await node.advance(count - 1) : first
      return { number: head.header.number, hash: head.hash }
    },
    onBlock: (listener) =>
      node.heads.on(({ sealed }) => {
        if (sealed !== undefined) listener(sealed)
      }),
    onTrouble: (listener) => node.troubles.on(listener),
    async close() {
      for (const server of servers) await server.close()
      for (const provider of providers) await provider.disconnect()
      await node.close()
    },
  }
}
