import type { SiLookupTypeId } from '@polkadot/types/interfaces'
import type { Codec, Registry } from '@polkadot/types/types'
import { parseAddress } from '../crypto/index.ts'
import { missingOnChain } from '../errors/network.ts'
import type { Chain } from './chain.ts'
import type { Item, Method } from './metadata.ts'
import { decodeKeys, storageKey } from './storage-key.ts'

/** One storage value wanted: pallet and item by their names in metadata, then the keys. */
export type Wanted = readonly [pallet: string, item: string, ...keys: readonly unknown[]]

const PAGE = 1000

/** Everything a chain says at one block: two reads of one view never disagree. */
export class View {
  readonly chain: Chain
  readonly block: { readonly hash: string; readonly number: number }
  /** What is read: the hash of the block, or the chain's name for a state between blocks. */
  readonly state: string

  constructor(chain: Chain, block: { hash: string; number: number }, state = block.hash) {
    this.chain = chain
    this.block = block
    this.state = state
  }

  /** Whether the chain declares the item. */
  has(pallet: string, item: string): boolean {
    return this.chain.metadata.item(pallet, item) !== undefined
  }

  #require(pallet: string, name: string): Item {
    const item = this.chain.metadata.item(pallet, name)
    if (item === undefined)
      throw missingOnChain(
        `storage ${pallet}.${name}`,
        this.chain.specVersion,
        'Use a chain of a newer runtime, or a dtao of its time.',
      )
    return item
  }

  /**
   * Reads many values in one round trip; a missing one is the item's default, `undefined` where it has none.
   *
   * @throws {NetworkError} `chain_lacks` for an item that the chain does not declare.
   */
  async read(wanted: readonly Wanted[]): Promise<(Codec | undefined)[]> {
    if (wanted.length === 0) return []
    const entries = wanted.map(([pallet, name, ...keys]) => {
      const item = this.#require(pallet, name)
      return { item, key: storageKey(this.chain.api.registry, item, keys) }
    })
    const [set] = await this.chain.send<{ changes: [string, string | null][] }[]>(
      'state_queryStorageAt',
      [[...new Set(entries.map(({ key }) => key))], this.state],
    )
    const found = new Map(set?.changes ?? [])
    return entries.map(({ item, key }) => this.#decode(item, found.get(key) ?? null))
  }

  /** Whether there is an entry, were it the default's twin. @throws {NetworkError} `chain_lacks` as {@link read}. */
  async stores(...[pallet, name, ...keys]: Wanted): Promise<boolean> {
    const key = storageKey(this.chain.api.registry, this.#require(pallet, name), keys)
    return (await this.chain.send('state_getStorage', [key, this.state])) !== null
  }

  #decode(item: Item, raw: string | null): Codec | undefined {
    const { type, modifier, fallback } = item.meta
    if (raw === null && modifier.isOptional) return undefined
    // Bytes, not hex: polkadot-js reads the hex of a number from the other end.
    const bytes = raw === null ? fallback.toU8a(true) : bytesOf(raw)
    const { registry } = this.chain.api
    const id = type.isPlain ? type.asPlain : type.asMap.value
    return registry.createTypeUnsafe(registry.createLookupType(id), [bytes])
  }

  /** The keys stored in a map, decoded, below the first keys where some are given. */
  async keys(pallet: string, name: string, ...prefix: unknown[]): Promise<Codec[][]> {
    const item = this.#require(pallet, name)
    const start = storageKey(this.chain.api.registry, item, prefix)
    const keys: string[] = []
    for (;;) {
      const from = keys.at(-1) ?? start
      const page = await this.chain.send<string[]>('state_getKeysPaged', [
        start,
        PAGE,
        from,
        this.state,
      ])
      keys.push(...page)
      if (page.length < PAGE) break
    }
    return keys.map((key) => decodeKeys(this.chain.api.registry, item, key))
  }

  /** Whether the chain answers a runtime API method. */
  answers(api: string, method: string): boolean {
    return this.chain.metadata.method(api, method) !== undefined
  }

  /** Calls a runtime API. @throws {NetworkError} `chain_lacks` where the chain has no such method. */
  async call(api: string, method: string, ...args: unknown[]): Promise<Codec> {
    const { registry } = this.chain.api
    const { inputs } = this.#method(api, method)
    const encoded = inputs.map((one, i) => encodeArgument(registry, one.type, args[i]))
    return await this.callEncoded(api, method, Buffer.concat(encoded))
  }

  /** As {@link call}, with arguments in SCALE: for those that polkadot-js cannot build from metadata. */
  async callEncoded(api: string, method: string, args: Uint8Array): Promise<Codec> {
    const { registry } = this.chain.api
    const { output } = this.#method(api, method)
    const raw = await this.chain.send<string>('state_call', [
      `${api}_${method}`,
      `0x${Buffer.from(args).toString('hex')}`,
      this.state,
    ])
    return registry.createTypeUnsafe(registry.createLookupType(output), [bytesOf(raw)])
  }

  #method(api: string, method: string): Method {
    const declared = this.chain.metadata.method(api, method)
    if (declared !== undefined) return declared
    throw missingOnChain(
      `runtime API ${api}.${method}`,
      this.chain.specVersion,
      'Use a chain of a newer runtime, or a dtao of its time.',
    )
  }
}

/** An argument in SCALE. Early runtimes (spec 218) take an account as the bytes of its id. */
function encodeArgument(registry: Registry, type: SiLookupTypeId, value: unknown): Uint8Array {
  const name = registry.createLookupType(type)
  const account = typeof value === 'string' ? parseAddress(value) : {}
  const asBytes = 'account' in account && registry.lookup.getTypeDef(type).type === 'Bytes'
  return registry.createTypeUnsafe(name, [asBytes ? account.account : value]).toU8a()
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.slice(2), 'hex'))
}
