import { TypeRegistry } from '@polkadot/types'
import type { Codec, CodecClass, Registry } from '@polkadot/types/types'
import { SHAPE_KINDS, shapeKind, shapeLength, storageLength } from './metadata-length.ts'

/** What the bytes of a part of metadata tell without being decoded. */
interface Glance {
  readonly length: (bytes: Uint8Array) => number
  /** Answers to some questions; none for the others. */
  readonly answer?: (bytes: Uint8Array, question: string | symbol) => unknown
}

/** `isVariant` and its like: questions that the first byte answers. */
const QUESTIONS: ReadonlySet<string | symbol> = new Set(SHAPE_KINDS.map((kind) => `is${kind}`))

const GLANCES: Readonly<Record<string, Glance>> = {
  Si1TypeDef: {
    length: shapeLength,
    answer: (bytes, question) =>
      QUESTIONS.has(question) ? question === `is${shapeKind(bytes)}` : undefined,
  },
  PalletStorageMetadataV16: { length: storageLength },
}

/**
 * A registry that keeps the shape of each type and the storage of each pallet in a chain's metadata as the bytes it came in,
 * until somebody asks for it: to decode the hundreds that a command never looks at is a quarter of its start.
 */
export function lazyRegistry(): TypeRegistry {
  const registry = new TypeRegistry()
  for (const [name, glance] of Object.entries(GLANCES)) {
    const Whole = registry.getOrThrow(name)
    // A constructor may give another object than `this`: here the whole, or what stands for it.
    function Lazy(of: Registry, value?: unknown): Codec {
      return value instanceof Uint8Array ? standIn(Whole, glance, of, value) : new Whole(of, value)
    }
    registry.register(name, Lazy as unknown as CodecClass)
  }
  return registry
}

/** What tells its length at once, and is decoded at the first question that a glance does not answer. */
function standIn(Whole: CodecClass, glance: Glance, registry: Registry, bytes: Uint8Array): Codec {
  const length = glance.length(bytes)
  let whole: Codec | undefined
  return new Proxy({} as Codec, {
    get(_target, key) {
      if (key === 'initialU8aLength') return length
      const answer = glance.answer?.(bytes, key)
      if (answer !== undefined) return answer
      whole ??= new Whole(registry, bytes.subarray(0, length))
      const value: unknown = Reflect.get(whole, key)
      // A codec reaches its private fields through itself alone.
      return typeof value === 'function' ? value.bind(whole) : value
    },
  })
}
