import type { Codec, ValueOf } from './codec.ts'
import type { Registry } from './registry.ts'

/** Where a named Rust type lives (`frame_system::AccountInfo`) and its generic parameters. */
export interface TypePath {
  path?: string
  params?: readonly (readonly [name: string, codec?: Codec<unknown>])[]
}

export function describePath(of: TypePath, registry: Registry) {
  return {
    path: of.path === undefined ? [] : of.path.split('::'),
    params: (of.params ?? []).map(([name, codec]) =>
      codec === undefined ? { name } : { name, type: codec.describe(registry) },
    ),
  }
}

function lastSegment(path: string | undefined): string {
  return path?.split('::').at(-1) ?? 'struct'
}

export type Fields = Readonly<Record<string, Codec<unknown>>>
export type StructOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

/** A struct: fields in declaration order, named exactly as on the wire. */
export function struct<F extends Fields>(fields: F, at: TypePath = {}): Codec<StructOf<F>> {
  const entries = Object.entries(fields)
  const codec: Codec<StructOf<F>> = {
    typeName: lastSegment(at.path),
    write(writer, value) {
      const record: Readonly<Record<string, unknown>> = value
      for (const [name, field] of entries) field.write(writer, record[name])
    },
    read(reader) {
      const value: Record<string, unknown> = {}
      for (const [name, field] of entries) value[name] = field.read(reader)
      return value as StructOf<F>
    },
    describe: (registry) =>
      registry.add(codec, () => ({
        ...describePath(at, registry),
        def: {
          type: 'composite',
          fields: entries.map(([name, field]) => ({
            name,
            type: field.describe(registry),
            typeName: field.typeName,
          })),
        },
      })),
  }
  return codec
}

/** A one-field wrapper (`AccountId32([u8; 32])`): the inner value, under the wrapper's name in metadata. */
export function newtype<T>(inner: Codec<T>, at: TypePath, typeName?: string): Codec<T> {
  const codec: Codec<T> = {
    typeName: typeName ?? lastSegment(at.path),
    write: (writer, value) => inner.write(writer, value),
    read: (reader) => inner.read(reader),
    describe: (registry) =>
      registry.add(codec, () => ({
        ...describePath(at, registry),
        def: {
          type: 'composite',
          fields: [{ type: inner.describe(registry), typeName: inner.typeName }],
        },
      })),
  }
  return codec
}

export type TupleOf<C extends readonly Codec<unknown>[]> = {
  readonly [K in keyof C]: ValueOf<C[K]>
}

/** A tuple; `tuple()` is the unit type. */
export function tuple<const C extends readonly Codec<unknown>[]>(...items: C): Codec<TupleOf<C>> {
  const codec: Codec<TupleOf<C>> = {
    typeName: `(${items.map((item) => item.typeName).join(', ')})`,
    write(writer, value) {
      items.forEach((item, i) => {
        item.write(writer, value[i])
      })
    },
    read: (reader) => items.map((item) => item.read(reader)) as unknown as TupleOf<C>,
    describe: (registry) =>
      registry.add(codec, () => ({
        path: [],
        params: [],
        def: { type: 'tuple', of: items.map((item) => item.describe(registry)) },
      })),
  }
  return codec
}

/** The unit type `()`. */
export const unit: Codec<readonly []> = tuple()
