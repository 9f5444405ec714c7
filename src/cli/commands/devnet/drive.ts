import type { Chain } from '../../../chain/chain.ts'
import { resolveNetwork } from '../../../chain/network.ts'
import { View } from '../../../chain/view.ts'
import { DtaoError, UsageError } from '../../../errors/base.ts'
import { devnetRefused, liveNetwork, notADevnet } from '../../../errors/devnet.ts'
import { openChain } from '../../chain.ts'
import type { Context } from '../../context.ts'
import type { JsonValue } from '../../json.ts'

/** A block of a devnet, with its virtual time in milliseconds since 1970. */
export interface DevnetBlock {
  readonly number: number
  readonly hash: string
  readonly time: number
}

/** A chain that obeys: its `dev_*` methods, the same for the embedded chain and for one that is served. */
export class Drive {
  readonly #chain: Chain

  private constructor(chain: Chain) {
    this.#chain = chain
  }

  /**
   * Takes the wheel of a chain.
   *
   * @throws {DtaoError} `devnet_foreign` where it has no development methods.
   */
  static async of(chain: Chain): Promise<Drive> {
    const { methods } = await chain.send<{ methods: readonly string[] }>('rpc_methods', [])
    if (!methods.includes('dev_time')) throw notADevnet(chain.network.name, 'dev_* methods')
    return new Drive(chain)
  }

  /**
   * Calls one development method.
   *
   * @throws {UsageError} `value_invalid` for parameters that make no sense; {DtaoError} as the devnet refuses.
   */
  async call<T>(method: string, ...params: readonly unknown[]): Promise<T> {
    try {
      return await this.#chain.send<T>(method, params)
    } catch (error) {
      throw this.#worded(method, error)
    }
  }

  #worded(method: string, error: unknown): unknown {
    if (error instanceof DtaoError || !(error instanceof Error) || !('code' in error)) return error
    const data = 'data' in error && typeof error.data === 'string' ? error.data : ''
    if (error.code === -32601) return notADevnet(this.#chain.network.name, method)
    if (error.code === -32602)
      return new UsageError(
        `The devnet does not take that: ${data.replace(/[.?]$/, '')}.`,
        'value_invalid',
        {
          details: { method },
        },
      )
    // polkadot-js puts code and data around the node's words; there data is what can be done about it.
    const reason = error.message.replace(/^-?\d+: /, '').replace(`: ${data}`, '')
    return devnetRefused(reason, method, data)
  }

  /** The chain in reach, for reads. */
  get chain(): Chain {
    return this.#chain
  }

  /** The newest block and what time it is there. */
  async head(): Promise<DevnetBlock> {
    return await this.call<DevnetBlock>('dev_time')
  }
}

/**
 * Opens the chain that `--network` names, to drive it; says on stderr which one that is.
 *
 * @throws {UsageError} `network_live`; {DtaoError} `devnet_foreign` as {@link Drive.of}.
 */
export async function openDrive(ctx: Context): Promise<Drive> {
  const name = ctx.settings.get('network')
  // A live network is refused before anybody connects to it; `auto` never is one.
  if (name !== 'auto') {
    const network = await resolveNetwork(name)
    if (network.live) throw liveNetwork(network.name)
  }
  return await Drive.of(await openChain(ctx))
}

/** The newest block, which the JSON document names; the chain may be another than when it was opened. */
export async function settle(ctx: Context, drive: Drive): Promise<DevnetBlock> {
  const { chain } = drive
  const block = await drive.head()
  const genesisHash = await chain.send<string>('chain_getBlockHash', [0])
  const facts = chain.facts(new View(chain, { hash: block.hash, number: block.number }))
  ctx.network = { ...facts, genesisHash }
  return block
}

/** A block for programs. */
export function blockJson({ number, hash, time }: DevnetBlock) {
  return { number, hash, time: iso(time) } satisfies JsonValue
}

/** Virtual time as ISO 8601. */
export function iso(millis: number): string {
  return new Date(millis).toISOString()
}
