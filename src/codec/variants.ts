import type { Codec } from './codec.ts'
import {
  describePath,
  type Fields,
  type StructOf,
  struct,
  type TupleOf,
  type TypePath,
  tuple,
} from './composite.ts'
import { CodecError } from './reader.ts'
import type { Registry, TypeField, TypeVariant } from './registry.ts'

/** What stands behind a variant's index: nothing, one value, named fields, or a tuple of unnamed ones. */
export interface VariantShape {
  readonly index: number
  readonly value?: Codec<unknown>
  readonly fields?: Fields
  readonly items?: readonly Codec<unknown>[]
  readonly docs?: readonly string[]
}

export type VariantShapes = Readonly<Record<string, VariantShape>>
export type VariantOf<V extends VariantShapes> = {
  readonly [K in keyof V & string]: V[K] extends { readonly value: Codec<infer T> }
    ? { readonly type: K; readonly value: T }
    : V[K] extends { readonly fields: infer F extends Fields }
      ? { readonly type: K; readonly value: StructOf<F> }
      : V[K] extends { readonly items: infer C extends readonly Codec<unknown>[] }
        ? { readonly type: K; readonly value: TupleOf<C> }
        : { readonly type: K }
}[keyof V & string]

/** The one codec that writes what stands behind a variant's index; none for a unit variant. */
export function payloadOf(shape: VariantShape): Codec<unknown> | undefined {
  if (shape.fields !== undefined) return struct(shape.fields)
  if (shape.items !== undefined) return tuple(...shape.items)
  return shape.value
}

/** The variant as metadata shows it. */
export function describeVariant(
  name: string,
  shape: VariantShape,
  registry: Registry,
): TypeVariant {
  const field = (codec: Codec<unknown>, fieldName?: string): TypeField => ({
    ...(fieldName === undefined ? {} : { name: fieldName }),
    type: codec.describe(registry),
    typeName: codec.typeName,
  })
  const fields =
    shape.fields !== undefined
      ? Object.entries(shape.fields).map(([key, codec]) => field(codec, key))
      : (shape.items ?? (shape.value === undefined ? [] : [shape.value])).map((c) => field(c))
  return { name, index: shape.index, fields, docs: shape.docs ?? [] }
}

/** A Rust enum with data: values are `{ type, value }`, or `{ type }` for unit variants. */
export function variants<const V extends VariantShapes>(
  shapes: V,
  at: TypePath = {},
): Codec<VariantOf<V>> {
  const byName = new Map(
    Object.entries(shapes).map(([type, shape]) => [
      type,
      { type, index: shape.index, payload: payloadOf(shape) },
    ]),
  )
  const byIndex = new Map([...byName.values()].map((variant) => [variant.index, variant]))
  const name = at.path?.split('::').at(-1) ?? 'enum'
  const codec: Codec<VariantOf<V>> = {
    typeName: name,
    write(writer, value) {
      const variant = byName.get(value.type)
      if (variant === undefined) throw new RangeError(`${name} has no variant ${value.type}`)
      writer.u8(variant.index)
      variant.payload?.write(writer, (value as { value?: unknown }).value)
    },
    read(reader) {
      const index = reader.u8()
      const variant = byIndex.get(index)
      if (variant === undefined) throw new CodecError(`${name} has no variant ${index}`)
      const { type, payload } = variant
      return (
        payload === undefined ? { type } : { type, value: payload.read(reader) }
      ) as VariantOf<V>
    },
    describe: (registry) =>
      registry.add(codec, () => ({
        ...describePath(at, registry),
        def: {
          type: 'variant',
          variants: Object.entries(shapes).map(([variant, shape]) =>
            describeVariant(variant, shape, registry),
          ),
        },
      })),
  }
  return codec
}

/** A Rust enum without data: values are the names. `names` maps each to its index. */
export function unitVariants<const N extends Readonly<Record<string, number>>>(
  names: N,
  at: TypePath = {},
): Codec<keyof N & string> {
  const byIndex = new Map(Object.entries(names).map(([name, index]) => [index, name]))
  const typeName = at.path?.split('::').at(-1) ?? 'enum'
  const codec: Codec<keyof N & string> = {
    typeName,
    write(writer, value) {
      const index = names[value]
      if (index === undefined) throw new RangeError(`${typeName} has no variant ${value}`)
      writer.u8(index)
    },
    read(reader) {
      const index = reader.u8()
      const name = byIndex.get(index)
      if (name === undefined) throw new CodecError(`${typeName} has no variant ${index}`)
      return name as keyof N & string
    },
    describe: (registry) =>
      registry.add(codec, () => ({
        ...describePath(at, registry),
        def: {
          type: 'variant',
          variants: Object.entries(names).map(([name, index]) => ({ name, index, fields: [] })),
        },
      })),
  }
  return codec
}
