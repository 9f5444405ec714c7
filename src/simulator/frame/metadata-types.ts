import {
  compactNumber,
  mapped,
  option,
  type PortableType,
  PRIMITIVES,
  type PrimitiveName,
  str,
  struct,
  type TypeField,
  u8,
  u32,
  variants,
  vec,
} from '../../codec/index.ts'

const typeId = compactNumber(u32)
const docs = vec(str)

const Field = mapped(
  struct({ name: option(str), type: typeId, typeName: option(str), docs }),
  (wire): TypeField => ({
    type: wire.type,
    docs: wire.docs,
    ...(wire.name === undefined ? {} : { name: wire.name }),
    ...(wire.typeName === undefined ? {} : { typeName: wire.typeName }),
  }),
  (field) => ({
    name: field.name,
    type: field.type,
    typeName: field.typeName,
    docs: field.docs ?? [],
  }),
)

const Definition = variants({
  Composite: { index: 0, value: vec(Field) },
  Variant: {
    index: 1,
    value: vec(struct({ name: str, fields: vec(Field), index: u8, docs })),
  },
  Sequence: { index: 2, value: typeId },
  Array: { index: 3, fields: { length: u32, of: typeId } },
  Tuple: { index: 4, value: vec(typeId) },
  Primitive: { index: 5, value: u8 },
  Compact: { index: 6, value: typeId },
})
type WireDefinition = Parameters<(typeof Definition)['write']>[1]

function toWire(def: PortableType['def']): WireDefinition {
  switch (def.type) {
    case 'composite':
      return { type: 'Composite', value: def.fields }
    case 'variant':
      return {
        type: 'Variant',
        value: def.variants.map((one) => ({ ...one, docs: one.docs ?? [] })),
      }
    case 'sequence':
      return { type: 'Sequence', value: def.of }
    case 'array':
      return { type: 'Array', value: { length: def.length, of: def.of } }
    case 'tuple':
      return { type: 'Tuple', value: def.of }
    case 'primitive':
      return { type: 'Primitive', value: PRIMITIVES.indexOf(def.name) }
    case 'compact':
      return { type: 'Compact', value: def.of }
  }
}

function fromWire(wire: WireDefinition): PortableType['def'] {
  switch (wire.type) {
    case 'Composite':
      return { type: 'composite', fields: wire.value }
    case 'Variant':
      return { type: 'variant', variants: wire.value }
    case 'Sequence':
      return { type: 'sequence', of: wire.value }
    case 'Array':
      return { type: 'array', ...wire.value }
    case 'Tuple':
      return { type: 'tuple', of: wire.value }
    case 'Primitive':
      return { type: 'primitive', name: PRIMITIVES[wire.value] as PrimitiveName }
    case 'Compact':
      return { type: 'compact', of: wire.value }
  }
}

const Type = struct({
  path: vec(str),
  params: vec(struct({ name: str, type: option(typeId) })),
  def: Definition,
  docs,
})

/** scale-info's portable registry: every type of a runtime, its id being its place. */
export const PortableTypes = mapped(
  vec(struct({ id: typeId, type: Type })),
  (wire): readonly PortableType[] =>
    wire.map(({ type }) => ({
      path: type.path,
      params: type.params.map(({ name, type: of }) =>
        of === undefined ? { name } : { name, type: of },
      ),
      def: fromWire(type.def),
    })),
  (types) =>
    types.map(({ path, params, def }, id) => ({
      id,
      type: {
        path,
        params: params.map(({ name, type }) => ({ name, type })),
        def: toWire(def),
        docs: [],
      },
    })),
)
