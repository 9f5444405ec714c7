import type { SealedBlock } from '../simulator/node/builder.ts'
import { openNode } from '../simulator/node/open.ts'
import { SERVED, type Sealing } from '../simulator/node/sealing.ts'
import { serve } from '../simulator/node/server.ts'
import { type LoggedExtrinsic, loggedExtrinsics } from './block-log.ts'

export interface SimulatorOptions {
  /** Directory of the chain. */
  readonly directory: string
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: string
  readonly allowRemote?: boolean
  readonly preset: string
  readonly sealing?: Sealing
  readonly archive?: boolean
  /** Hears of every transaction in a block. */
  readonly onExtrinsic?: (logged: LoggedExtrinsic) => void
  /** Hears of what goes wrong by itself. */
  readonly onTrouble?: (error: unknown) => void
}

/** A chain of this process that others can reach. */
export interface RunningSimulator {
  readonly url: string
  readonly port: number
  readonly genesisHash: string
  /** The preset that the chain began with. */
  readonly preset: string
  head(): { readonly number: number; readonly hash: string }
  /** Says goodbye to clients, stops listening and lets go of the data. */
  close(): Promise<void>
}

/**
 * Serves the chain of a data directory, which is made where there is none.
 *
 * @throws {PortInUseError | ListenError | HostRefusedError | ChainServedError | LocalChainError}
 */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { directory, port, host, allowRemote, preset, sealing = SERVED, archive } = options
  const node = await openNode({
    path: directory,
    genesis: preset,
    sealing,
    shield: true,
    ...(archive === undefined ? {} : { archive }),
  })
  try {
    const { onExtrinsic, onTrouble } = options
    if (onExtrinsic !== undefined)
      node.heads.on(({ sealed }) => {
        for (const logged of loggedOf(sealed)) onExtrinsic(logged)
      })
    if (onTrouble !== undefined) node.troubles.on(onTrouble)
    const server = await serve(node, {
      port,
      path: directory,
      ...(host === undefined ? {} : { host }),
      ...(allowRemote === undefined ? {} : { allowRemote }),
    })
    return {
      url: server.url,
      port: server.port,
      genesisHash: node.chain.genesisHash,
      preset: node.chain.preset,
      head: () => ({ number: node.chain.head.header.number, hash: node.chain.head.hash }),
      close: async () => {
        await server.close()
        await node.close()
      },
    }
  } catch (error) {
    await node.close()
    throw error
  }

  function loggedOf(sealed: SealedBlock | undefined): readonly LoggedExtrinsic[] {
    return sealed === undefined ? [] : loggedExtrinsics(node.chain, sealed)
  }
}
