import type { ApiPromise } from '@polkadot/api'
import type {
  PalletMetadataLatest,
  RuntimeApiMetadataLatest,
  SiVariant,
  StorageEntryMetadataLatest,
} from '@polkadot/types/interfaces'

/** A method of a runtime API as the chain's metadata declares it. */
export type Method = RuntimeApiMetadataLatest['methods'][number]

/** A storage item as the chain's metadata declares it. */
export interface Item {
  readonly prefix: string
  readonly meta: StorageEntryMetadataLatest
}

interface Pallet {
  readonly declared: PalletMetadataLatest
  items?: ReadonlyMap<string, Item>
  calls?: ReadonlyMap<string, SiVariant>
}

/**
 * What a chain declares, found by the names that its metadata spells. Each pallet is indexed once, when it is first asked
 * about: decoding names is most of what looking things up costs.
 */
export class Metadata {
  readonly #api: ApiPromise
  readonly #pallets: ReadonlyMap<string, Pallet>
  #methods: ReadonlyMap<string, Method> | undefined

  constructor(api: ApiPromise) {
    this.#api = api
    this.#pallets = new Map(
      api.runtimeMetadata.asLatest.pallets.map((declared) => [
        declared.name.toString(),
        { declared },
      ]),
    )
  }

  /** A storage item, where the chain has it. */
  item(pallet: string, name: string): Item | undefined {
    const found = this.#pallets.get(pallet)
    if (found === undefined || found.declared.storage.isNone) return undefined
    found.items ??= itemsOf(found.declared)
    return found.items.get(name)
  }

  /** Whether the chain has a call, by metadata's own name (`add_stake_limit`). */
  hasCall(pallet: string, name: string): boolean {
    return this.#calls(pallet).has(name)
  }

  /** The arguments of a call in their order, by metadata's own names; none for a call that the chain lacks. */
  callFields(pallet: string, name: string): readonly string[] {
    const fields = this.#calls(pallet).get(name)?.fields
    return fields?.map((field) => field.name.unwrapOr('').toString()) ?? []
  }

  #calls(pallet: string): ReadonlyMap<string, SiVariant> {
    const found = this.#pallets.get(pallet)
    if (found === undefined || found.declared.calls.isNone) return new Map()
    found.calls ??= this.#callsOf(found.declared)
    return found.calls
  }

  #callsOf(pallet: PalletMetadataLatest): ReadonlyMap<string, SiVariant> {
    const type = this.#api.registry.lookup.getSiType(pallet.calls.unwrap().type)
    return new Map(type.def.asVariant.variants.map((one) => [one.name.toString(), one]))
  }

  /** An integer constant, in rao or blocks, where the chain has it. */
  constant(pallet: string, name: string): bigint | undefined {
    const constants = this.#pallets.get(pallet)?.declared.constants
    const found = constants?.find((one) => one.name.eq(name))
    if (found === undefined) return undefined
    const type = this.#api.registry.createLookupType(found.type)
    return BigInt(this.#api.registry.createTypeUnsafe(type, [found.value.toU8a(true)]).toString())
  }

  /** A method of a runtime API, where the chain has it; chains that only speak V14 metadata name none. */
  method(api: string, name: string): Method | undefined {
    this.#methods ??= new Map(
      this.#api.runtimeMetadata.asLatest.apis.flatMap((one) =>
        one.methods.map((each) => [`${one.name.toString()}_${each.name.toString()}`, each]),
      ),
    )
    return this.#methods.get(`${api}_${name}`)
  }
}

function itemsOf(pallet: PalletMetadataLatest): ReadonlyMap<string, Item> {
  const storage = pallet.storage.unwrap()
  const prefix = storage.prefix.toString()
  return new Map(storage.items.map((meta) => [meta.name.toString(), { prefix, meta }]))
}
