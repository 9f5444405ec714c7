import type { Codec } from './codec.ts'
import { describePath, type TypePath } from './composite.ts'
import { CodecError } from './reader.ts'

export interface VariantShape {
  readonly index: number
  /** What stands behind the index: nothing, one value, or a struct or tuple flattened into the variant's fields. */
  readonly value?: Codec<unknown>
  readonly docs?: readonly string[]
}

export type VariantShapes = Readonly<Record<string, VariantShape>>
export type VariantOf<V extends VariantShapes> = {
  readonly [K in keyof V & string]: V[K] extends { readonly value: Codec<infer T> }
    ? { readonly type: K; readonly value: T }
    : { readonly type: K }
}[keyof V & string]

/** A Rust enum with data: values are `{ type, value }`, or `{ type }` for unit variants. */
export function variants<const V extends VariantShapes>(
  shapes: V,
  at: TypePath = {},
): Codec<VariantOf<V>> {
  const byIndex = new Map(Object.entries(shapes).map(([type, shape]) => [shape.index, type]))
  const name = at.path?.split('::').at(-1) ?? 'enum'
  const codec: Codec<VariantOf<V>> = {
    typeName: name,
    write(writer, value) {
      const shape = shapes[value.type]
      if (shape === undefined) throw new RangeError(`${name} has no variant ${value.type}`)
      writer.u8(shape.index)
      if (shape.value !== undefined) shape.value.write(writer, (value as { value?: unknown }).value)
    },
    read(reader) {
      const index = reader.u8()
      const type = byIndex.get(index)
      const inner = type === undefined ? undefined : shapes[type]?.value
      if (type === undefined) throw new CodecError(`${name} has no variant ${index}`)
      const value = inner === undefined ? { type } : { type, value: inner.read(reader) }
      return value as VariantOf<V>
    },
    describe: (registry) =>
      registry.add(codec, () => ({
        ...describePath(at, registry),
        def: {
          type: 'variant',
          variants: Object.entries(shapes).map(([variant, shape]) => ({
            name: variant,
            index: shape.index,
            fields:
              shape.value === undefined
                ? []
                : [{ type: shape.value.describe(registry), typeName: shape.value.typeName }],
            ...(shape.docs === undefined ? {} : { docs: shape.docs }),
          })),
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
