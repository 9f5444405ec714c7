import { WsProvider } from '@polkadot/api'
import { cryptoReady } from '../crypto/index.ts'
import { DtaoError } from '../errors/base.ts'
import { broken, NetworkError, notSubtensor, silent, unreachable } from '../errors/network.ts'
import { Chain, type Line } from './chain.ts'
import { LazyRegistry } from './lazy-types.ts'
import { LeanApi } from './lean-api.ts'
import type { Network } from './network.ts'
import { skipUniqueTypes } from './quick-metadata.ts'

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

const TIMEOUT_MS = 10_000

/**
 * Opens a chain: the same `@polkadot/api` over a WebSocket or straight into the embedded node.
 *
 * @throws {NetworkError} `network_unreachable`, `network_timeout`, `network_not_subtensor`.
 * @throws {LocalChainError} when the embedded chain's data cannot be used.
 */
export async function connect(network: Network, options: ConnectOptions): Promise<Chain> {
  skipUniqueTypes()
  await cryptoReady()
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const line =
    network.endpoint === undefined
      ? await embedded(options.simulator, timeoutMs)
      : await overSocket(network.endpoint, timeoutMs, network.authorization)
  try {
    const api = await within(
      new LeanApi({
        provider: line.provider,
        registry: new LazyRegistry(),
        noInitWarn: true,
        throwOnConnect: true,
      }).isReadyOrError,
      line.endpoint,
      timeoutMs,
    )
    const { specName } = api.runtimeVersion
    if (specName.toString() !== 'node-subtensor')
      throw new NetworkError(
        `${network.name} is a ${specName.toString()} chain, not a Subtensor.`,
        'network_not_subtensor',
        { hints: ['Name a Subtensor node with --network.'] },
      )
    return new Chain(api, network, line)
  } catch (error) {
    await line.close()
    throw strange(line.endpoint, line.trouble?.() ?? error)
  }
}

/** What goes wrong while a node introduces itself: a broken line as such, and anything else means that it is no Subtensor. */
function strange(endpoint: string, error: unknown): unknown {
  const known = broken(endpoint, error)
  if (known instanceof DtaoError) return known
  return notSubtensor(endpoint, error)
}

async function embedded(choice: SimulatorChoice, timeoutMs: number): Promise<Line> {
  const { openEmbedded } = await import('../simulator/node/embedded.ts')
  const { provider, url, close } = await openEmbedded(choice)
  // A server that owns this data directory seals its blocks: then we talk to it.
  if (url !== undefined) return await overSocket(url, timeoutMs)
  const trouble = () => provider.trouble
  return { provider, endpoint: `embedded:${choice.dataDir}`, close, trouble }
}

async function overSocket(
  endpoint: string,
  timeoutMs: number,
  authorization?: string,
): Promise<Line> {
  const headers = authorization === undefined ? undefined : { authorization }
  const provider = new WsProvider(endpoint, false, headers, timeoutMs)
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
  return { provider, endpoint, close }
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
