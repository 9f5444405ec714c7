import { TypeRegistry } from '@polkadot/types'
import type { Codec, CodecClass, Registry } from '@polkadot/types/types'
import {
  constantLength,
  readParams,
  readStorageItem,
  readType,
  readTypeId,
  readVariant,
  SHAPE_KINDS,
  shapeKind,
  shapeLength,
  storageLength,
} from './metadata-length.ts'

/** What the bytes of a part of metadata tell without being decoded. */
interface Glance {
  readonly length: number
  /** Answers to some questions, each made when it is first asked. */
  readonly known: Readonly<Record<string | symbol, () => unknown>>
}

/** `isVariant` and its like, which the first byte answers, by the kind. */
const KINDS = Object.fromEntries(
  SHAPE_KINDS.map((kind) => [
    kind,
    Object.fromEntries(SHAPE_KINDS.map((one) => [`is${one}`, () => one === kind])),
  ]),
)

/** Makes a value of a type of polkadot.js; of bytes, one that is decoded later, if there is a glance for its type. */
type Make = (name: string, value: unknown) => Codec

const GLANCES: Readonly<Record<string, (bytes: Uint8Array, make: Make) => Glance>> = {
  PortableTypeV14(bytes, make) {
    const { id, typeAt } = readTypeId(bytes)
    const type = make('Si1Type', bytes.subarray(typeAt))
    const length = typeAt + (type.initialU8aLength ?? 0)
    return { length, known: { id: () => ({ toNumber: () => id }), type: () => type } }
  },
  Si1Type(bytes, make) {
    const { path, paramsAt, defAt, length } = readType(bytes)
    const texts = path.map((part) => make('Text', part))
    const params = () => make('Vec<Si1TypeParameter>', bytes.subarray(paramsAt))
    const def = () => make('Si1TypeDef', bytes.subarray(defAt))
    return { length, known: { path: () => texts, params, def } }
  },
  'Vec<Si1TypeParameter>'(bytes) {
    const { count, length } = readParams(bytes)
    return { length, known: { length: () => count } }
  },
  Si1TypeDef(bytes) {
    const kind = shapeKind(bytes)
    return { length: shapeLength(bytes), known: KINDS[kind ?? ''] ?? {} }
  },
  Si1Variant(bytes, make) {
    const { name, index, length } = readVariant(bytes)
    return {
      length,
      known: { name: () => make('Text', name), index: () => make('u8', index) },
    }
  },
  PalletStorageMetadataV16: (bytes) => ({ length: storageLength(bytes), known: {} }),
  StorageEntryMetadataV16(bytes, make) {
    const { name, length } = readStorageItem(bytes)
    return { length, known: { name: () => make('Text', name) } }
  },
  PalletConstantMetadataV16: (bytes) => ({ length: constantLength(bytes), known: {} }),
}

/**
 * A registry that keeps the types, the storage and the constants in a chain's metadata as the bytes they came in, until
 * somebody asks for them: to decode the thousands that a command never looks at is a third of its start.
 */
export class LazyRegistry extends TypeRegistry {
  constructor() {
    super()
    this.#postpone()
  }

  /** An api does this before it takes metadata in, and classes with a name are forgotten then. */
  override clearCache(): void {
    super.clearCache()
    this.#postpone()
  }

  #postpone(): void {
    const wholes = new Map(Object.keys(GLANCES).map((name) => [name, this.createClassUnsafe(name)]))
    const make: Make = (name, value) => {
      const Whole = wholes.get(name) ?? this.createClassUnsafe(name)
      const glance = GLANCES[name]
      return glance !== undefined && value instanceof Uint8Array
        ? standIn(Whole, this, value, glance(value, make))
        : new Whole(this, value)
    }
    for (const name of wholes.keys()) {
      // A constructor may give another object than `this`: here the whole, or what stands for it.
      function Lazy(_registry: Registry, value?: unknown): Codec {
        return make(name, value)
      }
      this.register(name, Lazy as unknown as CodecClass)
    }
  }
}

/** What tells its length at once, and is decoded at the first question that a glance does not answer. */
function standIn(
  Whole: CodecClass,
  registry: Registry,
  bytes: Uint8Array,
  { length, known }: Glance,
): Codec {
  const given = new Map<string | symbol, unknown>()
  let whole: Codec | undefined
  return new Proxy({} as Codec, {
    get(_target, key) {
      if (key === 'initialU8aLength') return length
      if (Object.hasOwn(known, key)) {
        if (!given.has(key)) given.set(key, known[key]?.())
        return given.get(key)
      }
      whole ??= new Whole(registry, bytes.subarray(0, length))
      const value: unknown = Reflect.get(whole, key)
      // A codec reaches its private fields through itself alone.
      return typeof value === 'function' ? value.bind(whole) : value
    },
  })
}
