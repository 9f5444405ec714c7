import { types } from 'node:util'
import { Metadata, TypeRegistry } from '@polkadot/types'
import { beforeAll, describe, expect, it } from 'vitest'
import { LazyRegistry } from '../../../src/chain/lazy-types.ts'
import { shapeKind, shapeLength, storageLength } from '../../../src/chain/metadata-length.ts'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { createRuntime } from '../../../src/simulator/runtime/index.ts'

const { isProxy } = types

let full: Metadata
let lazy: Metadata

beforeAll(async () => {
  await cryptoReady()
  const runtime = createRuntime()
  const bytes = runtime.metadataV16()
  full = new Metadata(new TypeRegistry(), bytes)
  lazy = new Metadata(new LazyRegistry(), bytes)
})

const shapes = () => full.asV16.lookup.types.map(({ type }) => type.def)

describe('types that are decoded when somebody asks', () => {
  it('are the types that would have been decoded at once', () => {
    expect(lazy.toHex()).toBe(full.toHex())
    expect(lazy.toJSON()).toEqual(full.toJSON())
  })

  it.each(['metadataV14', 'metadataV15'] as const)('so are those of %s', (version) => {
    const bytes = createRuntime()[version]()
    const whole = new Metadata(new TypeRegistry(), bytes)
    const postponed = new Metadata(new LazyRegistry(), bytes)
    expect(postponed.toHex()).toBe(whole.toHex())
    expect(postponed.asLatest.toJSON()).toEqual(whole.asLatest.toJSON())
  })

  it('have the same names and definitions', () => {
    const ids = full.asV16.lookup.types.map(({ id }) => id.toNumber())
    const seen = (metadata: Metadata) => {
      const { lookup } = metadata.asV16
      metadata.registry.setMetadata(metadata)
      return ids.map((id) => [lookup.getName(id), lookup.getTypeDef(id).type])
    }
    expect(seen(lazy)).toEqual(seen(full))
  })

  it('stay so in an api, which clears its registry before it takes metadata in', () => {
    const registry = new LazyRegistry()
    registry.clearCache()
    const { lookup, pallets } = new Metadata(registry, full.toU8a()).asV16
    expect(pallets.flatMap(({ constants }) => constants).filter((one) => !isProxy(one))).toEqual([])
    const variants = lookup.types.flatMap(({ type }) =>
      type.def.isVariant ? type.def.asVariant.variants : [],
    )
    expect(variants.length).toBeGreaterThan(1000)
    expect(variants.every((variant) => isProxy(variant))).toBe(true)
  })

  it('tell their kind before they are decoded', () => {
    const kinds = shapes().map((shape) => shape.type)
    expect(new Set(kinds)).toEqual(
      new Set(['Composite', 'Variant', 'Sequence', 'Array', 'Tuple', 'Primitive', 'Compact']),
    )
    expect(shapes().map((shape) => shapeKind(shape.toU8a()))).toEqual(kinds)
    lazy.asV16.lookup.types.forEach(({ type }, i) => {
      const kind = kinds[i]
      expect(type.def[`is${kind}` as 'isVariant']).toBe(true)
      expect(type.def[kind === 'Tuple' ? 'isArray' : 'isTuple']).toBe(false)
    })
  })
})

describe('the length of the storage of a pallet', () => {
  const storages = () =>
    full.asV16.pallets.flatMap(({ storage }) => (storage.isSome ? [storage.unwrap()] : []))

  it('is found without decoding it, whatever follows', () => {
    expect(storages().length).toBeGreaterThan(10)
    for (const storage of storages()) {
      const bytes = storage.toU8a()
      expect(storageLength(bytes)).toBe(bytes.length)
      expect(storageLength(Uint8Array.of(...bytes, 0, 1))).toBe(bytes.length)
    }
  })

  it('counts a note on what is deprecated', () => {
    const [storage] = storages()
    const [item] = storage?.items ?? []
    const noted = (since: string | null) =>
      full.registry
        .createTypeUnsafe('PalletStorageMetadataV16', [
          {
            prefix: 'P',
            items: [{ ...item?.toJSON(), deprecationInfo: { Deprecated: { note: 'n', since } } }],
          },
        ])
        .toU8a()
    for (const bytes of [noted(null), noted('425')])
      expect(storageLength(Uint8Array.of(...bytes, 7))).toBe(bytes.length)
  })
})

describe('the length of a type definition', () => {
  it('is found without decoding it, whatever follows', () => {
    for (const shape of shapes()) {
      const bytes = shape.toU8a()
      expect(shapeLength(bytes)).toBe(bytes.length)
      expect(shapeLength(Uint8Array.of(...bytes, 1, 2, 3))).toBe(bytes.length)
    }
  })

  it('is known of bit sequences and of numbers of every width', () => {
    expect(shapeLength(Uint8Array.of(7, 4, 8))).toBe(3)
    expect(shapeLength(Uint8Array.of(2, 0b01, 0b10))).toBe(3)
    expect(shapeLength(Uint8Array.of(2, 0b10, 0, 1, 0))).toBe(5)
    expect(shapeLength(Uint8Array.of(2, 0b11, 0, 0, 0, 64))).toBe(6)
  })

  it('ends, were there nothing but lengths past the end', () => {
    const endless = Uint8Array.of(1, 0b11111110, 255, 255, 255)
    expect(shapeLength(endless)).toBeGreaterThanOrEqual(endless.length)
  })
})
