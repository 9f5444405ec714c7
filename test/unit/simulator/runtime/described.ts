import { Metadata, TypeRegistry } from '@polkadot/types'
import type { PalletMetadataLatest } from '@polkadot/types/interfaces'
import type { SiLookupTypeId } from '@polkadot/types/interfaces/scaleInfo'
import { toHex } from '../../../../src/codec/index.ts'

/** Our metadata as @polkadot/types reads it, in the words of the facts that it is held against. */
export class Described {
  readonly metadata: Metadata
  readonly registry = new TypeRegistry()

  constructor(bytes: Uint8Array) {
    this.metadata = new Metadata(this.registry, toHex(bytes))
    this.registry.setMetadata(this.metadata)
  }

  get pallets(): readonly PalletMetadataLatest[] {
    return [...this.metadata.asLatest.pallets]
  }

  /** The name that polkadot-js gives a type. */
  nameOf(id: SiLookupTypeId): string {
    const { lookupName, type } = this.registry.lookup.getTypeDef(id)
    return lookupName ?? type
  }

  storage(pallet: PalletMetadataLatest) {
    return pallet.storage.unwrapOrDefault().items.map((item) => ({
      name: item.name.toString(),
      modifier: item.modifier.toString(),
      ...(item.type.isMap
        ? {
            hashers: item.type.asMap.hashers.map((hasher) => hasher.toString()),
            key: this.nameOf(item.type.asMap.key),
            value: this.nameOf(item.type.asMap.value),
          }
        : { value: this.nameOf(item.type.asPlain) }),
      fallback: item.fallback.toHex(),
    }))
  }

  /** Calls or events: index, name and fields as `[name, type, type as spelled]`. */
  variants(pallet: PalletMetadataLatest, kind: 'calls' | 'events') {
    const declared = pallet[kind]
    if (declared.isNone) return []
    return this.registry.lookup
      .getSiType(declared.unwrap().type)
      .def.asVariant.variants.map(({ index, name, fields }) => ({
        index: index.toNumber(),
        name: name.toString(),
        fields: fields.map((field) => [
          field.name.isSome ? field.name.unwrap().toString() : null,
          this.nameOf(field.type),
          field.typeName.isSome ? field.typeName.unwrap().toString() : null,
        ]),
      }))
  }

  errors(pallet: PalletMetadataLatest) {
    if (pallet.errors.isNone) return []
    const { def } = this.registry.lookup.getSiType(pallet.errors.unwrap().type)
    return def.asVariant.variants.map(({ index, name }) => [index.toNumber(), name.toString()])
  }

  constants(pallet: PalletMetadataLatest) {
    return pallet.constants.map(({ name, type, value }) => ({
      name: name.toString(),
      type: this.nameOf(type),
      value: value.toHex(),
    }))
  }

  /** Structs and enums with a path of their own, as the facts list them. */
  types(): ReadonlyMap<string, { fields?: unknown; variants?: unknown }> {
    const found = new Map<string, { fields?: unknown; variants?: unknown }>()
    for (const { type } of this.registry.lookup.types) {
      const path = type.path.map((part) => part.toString()).join('::')
      const field = ({ name, type: of }: (typeof type.def.asComposite.fields)[number]) =>
        [name.isSome ? name.unwrap().toString() : null, this.nameOf(of)] as const
      if (type.def.isComposite) found.set(path, { fields: type.def.asComposite.fields.map(field) })
      if (type.def.isVariant)
        found.set(path, {
          variants: type.def.asVariant.variants.map(({ index, name, fields }) => [
            index.toNumber(),
            name.toString(),
            ...fields.map((one) => field(one)[1]),
          ]),
        })
    }
    return found
  }
}
