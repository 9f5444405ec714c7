import { TypeRegistry } from '@polkadot/types'
import type { Codec, CodecClass, Registry } from '@polkadot/types/types'
import { SHAPE_KINDS, shapeKind, shapeLength } from './type-shape.ts'

/** `isVariant` and its like: questions that the first byte answers. */
const QUESTIONS: ReadonlySet<string | symbol> = new Set(SHAPE_KINDS.map((kind) => `is${kind}`))

/**
 * A registry that keeps the shape of each type in a chain's metadata as the bytes it came in, until somebody asks for it:
 * a Subtensor has over five hundred types, and to decode those that a command never looks at is a fifth of its start.
 */
export function lazyRegistry(): TypeRegistry {
  const registry = new TypeRegistry()
  const Shape = registry.getOrThrow('Si1TypeDef')
  // A constructor may give another object than `this`: here the shape itself, or what stands for it.
  function Lazy(of: Registry, value?: unknown): Codec {
    return value instanceof Uint8Array ? standIn(Shape, of, value) : new Shape(of, value)
  }
  registry.register('Si1TypeDef', Lazy as unknown as CodecClass)
  return registry
}

/** What tells its length and its kind at once, and is decoded at the first other question. */
function standIn(Shape: CodecClass, registry: Registry, bytes: Uint8Array): Codec {
  const length = shapeLength(bytes)
  const kind = `is${shapeKind(bytes)}`
  let shape: Codec | undefined
  return new Proxy({} as Codec, {
    get(_target, key) {
      if (key === 'initialU8aLength') return length
      if (QUESTIONS.has(key)) return key === kind
      shape ??= new Shape(registry, bytes.subarray(0, length))
      const value: unknown = Reflect.get(shape, key)
      // A codec reaches its private fields through itself alone.
      return typeof value === 'function' ? value.bind(shape) : value
    },
  })
}
