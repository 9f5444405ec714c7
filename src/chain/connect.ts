import { ApiPromise, WsProvider } from '@polkadot/api'
import type { ProviderInterface } from '@polkadot/rpc-provider/types'
import { NetworkError, silent, unreachable } from '../errors/network.ts'
import { Chain } from './chain.ts'
import type { Network } from './network.ts'

/** Where the embedded chain's data is kept, and how it starts when there is none. */
export interface SimulatorChoice {
  readonly dataDir: string
  readonly preset: string
}

export interface ConnectOptions {
  readonly simulator: SimulatorChoice
  /** How long a node may take to answer before it counts as silent. */
  readonly timeoutMs?: number
}

/** A provider and what must be closed with it. */
interface Line {
  readonly provider: ProviderInterface
  readonly close: () => Promise<void>
}

const TIMEOUT_MS = 15_000

/**
 * Opens a chain: the same `@polkadot/api` over a WebSocket or straight into the embedded node.
 *
 * @throws {NetworkError} `network_unreachable`, `network_timeout`, `network_not_subtensor`.
 */
export async function connect(network: Network, options: ConnectOptions): Promise<Chain> {
  const line =
    network.endpoint === undefined
      ? await embedded(options.simulator)
      : await overSocket(network.endpoint, options.timeoutMs ?? TIMEOUT_MS)
  try {
    const api = await within(
      ApiPromise.create({ provider: line.provider, noInitWarn: true, throwOnConnect: true }),
      network.endpoint ?? 'the embedded chain',
      options.timeoutMs ?? TIMEOUT_MS,
    )
    const { specName } = api.runtimeVersion
    if (specName.toString() !== 'node-subtensor')
      throw new NetworkError(
        `${network.name} is a ${specName.toString()} chain, not a Subtensor.`,
        'network_not_subtensor',
        { hints: ['Name a Subtensor node with --network.'] },
      )
    return new Chain(api, line.provider, network, line.close)
  } catch (error) {
    await line.close()
    throw error
  }
}

async function embedded(choice: SimulatorChoice): Promise<Line> {
  const { openEmbedded } = await import('../simulator/node/embedded.ts')
  const { provider, url, close } = await openEmbedded(choice)
  // A server that owns this data directory seals its blocks: then we talk to it.
  if (url !== undefined) return await overSocket(url, TIMEOUT_MS)
  return { provider, close }
}

async function overSocket(endpoint: string, timeoutMs: number): Promise<Line> {
  const provider = new WsProvider(endpoint, false, undefined, timeoutMs)
  const close = async () => {
    await provider.disconnect()
  }
  const connected = new Promise<void>((resolve, reject) => {
    provider.on('connected', () => resolve())
    provider.on('error', (cause: unknown) => reject(unreachable(endpoint, cause)))
    provider.on('disconnected', () => reject(unreachable(endpoint)))
  })
  try {
    await provider.connect()
    await within(connected, endpoint, timeoutMs)
  } catch (error) {
    await close()
    throw error instanceof NetworkError ? error : unreachable(endpoint, error)
  }
  return { provider, close }
}

async function within<T>(work: Promise<T>, endpoint: string, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(silent(endpoint, timeoutMs / 1000)), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
