import type { ApiPromise } from '@polkadot/api'
import type { ProviderInterface } from '@polkadot/rpc-provider/types'
import type { DtaoError } from '../errors/base.ts'
import { broken } from '../errors/network.ts'
import { Metadata } from './metadata.ts'
import type { Network } from './network.ts'
import { View } from './view.ts'

/** What JSON output says about the chain that answered. */
export type NetworkFacts = {
  readonly name: string
  /** The address that answered; `embedded:<directory>` for the chain inside this process. */
  readonly endpoint: string
  readonly genesisHash: string
  readonly specVersion: number
  readonly block: { readonly number: number; readonly hash: string }
}

/** A way to a chain, and what must be closed with it. */
export interface Line {
  readonly provider: ProviderInterface
  readonly endpoint: string
  readonly close: () => Promise<void>
  /** What went wrong on this machine, of which @polkadot/api may pass on the words only. */
  readonly trouble?: () => DtaoError | undefined
}

/** An open chain: reads happen in a {@link View} at one block, writes through `submit`. */
export class Chain {
  readonly api: ApiPromise
  readonly network: Network
  /** What it declares. */
  readonly metadata: Metadata
  readonly #line: Line
  #methods: Promise<ReadonlySet<string>> | undefined

  constructor(api: ApiPromise, network: Network, line: Line) {
    this.api = api
    this.network = network
    this.metadata = new Metadata(api)
    this.#line = line
  }

  get specVersion(): number {
    return this.api.runtimeVersion.specVersion.toNumber()
  }

  /** Whether the chain is inside this process, where nobody else sees what is submitted. */
  get isEmbedded(): boolean {
    return this.#line.endpoint.startsWith('embedded:')
  }

  /** The address that answers. */
  get endpoint(): string {
    return this.#line.endpoint
  }

  /**
   * One JSON-RPC request, below `api`.
   *
   * @throws {NetworkError} `network_timeout` or `network_unreachable` when the line fails; the node's own errors as they are.
   */
  async send<T>(method: string, params: readonly unknown[]): Promise<T> {
    return await this.guard(this.#line.provider.send<T>(method, [...params]))
  }

  /** Whether the node offers a JSON-RPC method to this connection; it is asked once. @throws {NetworkError} as {@link send}. */
  async offers(method: string): Promise<boolean> {
    this.#methods ??= this.send<{ methods: string[] }>('rpc_methods', []).then(
      ({ methods }) => new Set(methods),
    )
    return (await this.#methods).has(method)
  }

  /**
   * Subscribes with `method`; `hear` gets every notification. Resolves to what ends it.
   *
   * @throws {NetworkError} as {@link send}; the node's own errors as they are.
   */
  async subscribe<T>(
    notification: string,
    method: string,
    end: string,
    params: readonly unknown[],
    hear: (value: T) => void,
  ): Promise<() => void> {
    const { provider } = this.#line
    const told = (error: Error | null, value: T): void => {
      if (error === null) hear(value)
    }
    const id = await this.guard(provider.subscribe(notification, method, [...params], told))
    return () => {
      // A line that broke has ended the subscription by itself.
      provider.unsubscribe(notification, end, id).catch(() => undefined)
    }
  }

  /** Tells when the line breaks; returns what stops telling. */
  onDisconnect(tell: () => void): () => void {
    return this.#line.provider.on('disconnected', tell)
  }

  /** Waits for something that comes over the line. @throws {NetworkError} as {@link send}. */
  async guard<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      throw broken(this.endpoint, error)
    }
  }

  /** The newest block, and all reads at it. */
  async view(): Promise<View> {
    const header = await this.guard(this.api.rpc.chain.getHeader())
    return new View(this, { hash: header.hash.toHex(), number: header.number.toNumber() })
  }

  /** The facts that accompany every result read at `view`. */
  facts(view: View): NetworkFacts {
    return {
      name: this.network.name,
      endpoint: this.endpoint,
      genesisHash: this.api.genesisHash.toHex(),
      specVersion: this.specVersion,
      block: { number: view.block.number, hash: view.block.hash },
    }
  }

  /** Lets go of the line. Nothing is awaited from the chain any more. */
  async close(): Promise<void> {
    await this.api.disconnect()
    await this.#line.close()
  }
}
