import {
  type Codec,
  CodecError,
  describeVariant,
  type Fields,
  payloadOf,
  type Registry,
  type VariantShape,
} from '../../codec/index.ts'
import type { EventDeclaration, Pallet, RuntimeCall, RuntimeEvent } from './pallet.ts'

interface Entry {
  readonly name: string
  readonly shape: VariantShape
  readonly payload: Codec<unknown> | undefined
}

interface Section {
  readonly pallet: string
  readonly index: number
  readonly byIndex: ReadonlyMap<number, Entry>
  readonly byName: ReadonlyMap<string, Entry>
  /** Describes the pallet's own enum. */
  readonly describe: (registry: Registry) => number
}

function section(
  pallet: Pallet,
  kind: string,
  shapes: readonly (readonly [string, VariantShape])[],
): Section {
  const entries = shapes.map(([name, shape]) => ({ name, shape, payload: payloadOf(shape) }))
  const owner = {}
  return {
    pallet: pallet.id.name,
    index: pallet.id.index,
    byIndex: new Map(entries.map((entry) => [entry.shape.index, entry])),
    byName: new Map(entries.map((entry) => [entry.name, entry])),
    describe: (registry) =>
      registry.add(owner, () => ({
        path: [pallet.id.crate, 'pallet', kind],
        params: [{ name: 'T' }],
        def: {
          type: 'variant',
          variants: entries.map(({ name, shape }) => describeVariant(name, shape, registry)),
        },
      })),
  }
}

interface Tagged {
  readonly pallet: string
  readonly name: string
}

function runtimeEnum<T extends Tagged>(
  typeName: string,
  sections: readonly Section[],
  payload: (value: T) => unknown,
  make: (pallet: string, name: string, payload: unknown) => T,
): Codec<T> {
  const byIndex = new Map(sections.map((one) => [one.index, one]))
  const byName = new Map(sections.map((one) => [one.pallet, one]))
  const codec: Codec<T> = {
    typeName,
    write(writer, value) {
      const one = byName.get(value.pallet)
      const entry = one?.byName.get(value.name)
      if (one === undefined || entry === undefined)
        throw new RangeError(`${typeName} has no ${value.pallet}.${value.name}`)
      writer.u8(one.index)
      writer.u8(entry.shape.index)
      entry.payload?.write(writer, payload(value))
    },
    read(reader) {
      const outer = reader.u8()
      const one = byIndex.get(outer)
      if (one === undefined) throw new CodecError(`${typeName} has no pallet ${outer}`)
      const inner = reader.u8()
      const entry = one.byIndex.get(inner)
      if (entry === undefined) throw new CodecError(`${typeName} has no ${one.pallet} ${inner}`)
      return make(one.pallet, entry.name, entry.payload?.read(reader))
    },
    describe: (registry) =>
      registry.add(codec, () => ({
        path: ['node_subtensor_runtime', typeName],
        params: [],
        def: {
          type: 'variant',
          variants: sections.map((one) => ({
            name: one.pallet,
            index: one.index,
            fields: [{ type: one.describe(registry) }],
          })),
        },
      })),
  }
  return codec
}

/** An enum of the runtime, and the part of it that one pallet owns. */
export interface RuntimeEnum<T> {
  readonly codec: Codec<T>
  describePallet(pallet: string, registry: Registry): number | undefined
}

function enumOf<T extends Tagged>(sections: readonly Section[], codec: Codec<T>): RuntimeEnum<T> {
  const byName = new Map(sections.map((one) => [one.pallet, one]))
  return {
    codec,
    describePallet: (pallet, registry) => byName.get(pallet)?.describe(registry),
  }
}

/** `RuntimeCall` of `pallets`. */
export function callEnum(pallets: readonly Pallet[]): RuntimeEnum<RuntimeCall> {
  const sections = pallets
    .filter((pallet) => pallet.calls.length > 0)
    .map((pallet) =>
      section(
        pallet,
        'Call',
        pallet.calls.map(({ name, index, args, docs }) => [
          name,
          { index, fields: args, docs: lines(docs) },
        ]),
      ),
    )
  const codec = runtimeEnum<RuntimeCall>(
    'RuntimeCall',
    sections,
    (value) => value.args,
    (pallet, name, args) => ({ pallet, name, args: args as RuntimeCall['args'] }),
  )
  return enumOf(sections, codec)
}

/** `RuntimeEvent` of `pallets`. */
export function eventEnum(pallets: readonly Pallet[]): RuntimeEnum<RuntimeEvent> {
  const sections = pallets
    .filter((pallet) => pallet.events.length > 0)
    .map((pallet) => section(pallet, 'Event', pallet.events.map(eventShape)))
  const codec = runtimeEnum<RuntimeEvent>(
    'RuntimeEvent',
    sections,
    (value) => value.data,
    (pallet, name, data) => ({ pallet, name, data: data ?? [] }),
  )
  return enumOf(sections, codec)
}

function eventShape({
  name,
  index,
  shape,
  docs,
}: EventDeclaration): readonly [string, VariantShape] {
  const base = { index, docs: lines(docs) }
  return Array.isArray(shape)
    ? [name, { ...base, items: shape as readonly Codec<unknown>[] }]
    : [name, { ...base, fields: shape as Fields }]
}

/** Documentation as metadata wants it: a line an item. */
export function lines(docs: string): string[] {
  return docs === '' ? [] : docs.split('\n')
}
