import type { ApiPromise } from '@polkadot/api'
import type { ProviderInterface } from '@polkadot/rpc-provider/types'
import type { Network } from './network.ts'
import { View } from './view.ts'

/** What JSON output says about the chain that answered. */
export interface NetworkFacts {
  readonly name: string
  readonly endpoint: string | null
  readonly genesisHash: string
  readonly specVersion: number
  readonly block: { readonly hash: string; readonly number: number }
}

/** An open chain: reads happen in a {@link View} at one block, writes through `submit` in transaction.ts. */
export class Chain {
  readonly api: ApiPromise
  /** Below `api`, for what is decoded here. */
  readonly provider: ProviderInterface
  readonly network: Network
  readonly #closeLine: () => Promise<void>

  constructor(
    api: ApiPromise,
    provider: ProviderInterface,
    network: Network,
    closeLine: () => Promise<void>,
  ) {
    this.api = api
    this.provider = provider
    this.network = network
    this.#closeLine = closeLine
  }

  get specVersion(): number {
    return this.api.runtimeVersion.specVersion.toNumber()
  }

  /** The newest block, and all reads at it. */
  async view(): Promise<View> {
    const header = await this.api.rpc.chain.getHeader()
    return new View(this, { hash: header.hash.toHex(), number: header.number.toNumber() })
  }

  /** The facts that accompany every result read at `view`. */
  facts(view: View): NetworkFacts {
    return {
      name: this.network.name,
      endpoint: this.network.endpoint ?? null,
      genesisHash: this.api.genesisHash.toHex(),
      specVersion: this.specVersion,
      block: view.block,
    }
  }

  /** Whether the chain declares a call; names are the metadata's own (`add_stake_limit`). */
  hasCall(pallet: string, call: string): boolean {
    return this.#pallet(pallet)?.calls.includes(call) ?? false
  }

  /** A constant in rao or blocks, or `undefined` where the chain has none of that name. */
  constant(pallet: string, name: string): bigint | undefined {
    const declared = this.api.runtimeMetadata.asLatest.pallets
      .find((one) => one.name.eq(pallet))
      ?.constants.find((one) => one.name.eq(name))
    if (declared === undefined) return undefined
    const type = this.api.registry.createLookupType(declared.type)
    const value = this.api.registry.createTypeUnsafe(type, [declared.value.toHex()])
    return BigInt(value.toString())
  }

  readonly #pallets = new Map<string, { calls: readonly string[] } | undefined>()

  #pallet(name: string): { calls: readonly string[] } | undefined {
    if (!this.#pallets.has(name)) {
      const declared = this.api.runtimeMetadata.asLatest.pallets.find((one) => one.name.eq(name))
      const type = declared?.calls.isSome ? declared.calls.unwrap().type : undefined
      const calls =
        type === undefined
          ? []
          : this.api.registry.lookup
              .getSiType(type)
              .def.asVariant.variants.map((one) => one.name.toString())
      this.#pallets.set(name, declared === undefined ? undefined : { calls })
    }
    return this.#pallets.get(name)
  }

  /** Lets go of the line. The process may then leave; nothing is awaited from the chain any more. */
  async close(): Promise<void> {
    await this.api.disconnect()
    await this.#closeLine()
  }
}
