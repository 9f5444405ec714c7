import type { Codec } from './codec.ts'

export interface TypeField {
  name?: string
  type: number
  typeName?: string
  docs?: readonly string[]
}

export interface TypeVariant {
  name: string
  index: number
  fields: readonly TypeField[]
  docs?: readonly string[]
}

export type TypeDef =
  | { type: 'composite'; fields: readonly TypeField[] }
  | { type: 'variant'; variants: readonly TypeVariant[] }
  | { type: 'sequence'; of: number }
  | { type: 'array'; length: number; of: number }
  | { type: 'tuple'; of: readonly number[] }
  | { type: 'primitive'; name: PrimitiveName }
  | { type: 'compact'; of: number }

export const PRIMITIVES = [
  ...(['Bool', 'Char', 'Str', 'U8', 'U16', 'U32', 'U64', 'U128', 'U256'] as const),
  ...(['I8', 'I16', 'I32', 'I64', 'I128', 'I256'] as const),
] as const
export type PrimitiveName = (typeof PRIMITIVES)[number]

export interface PortableType {
  path: readonly string[]
  params: readonly { name: string; type?: number }[]
  def: TypeDef
}

/**
 * Collects the types of a runtime as scale-info's portable registry. Equal descriptions get one id, so two codecs that
 * mean the same type are one type to a client.
 */
export class Registry {
  readonly #types: (PortableType | undefined)[] = []
  readonly #byShape = new Map<string, number>()
  readonly #byCodec = new Map<object, number>()

  /** The id of the type described by `build`; `owner` is remembered, so that each codec is described once. */
  add(owner: object, build: () => PortableType): number {
    const known = this.#byCodec.get(owner)
    if (known !== undefined) return known
    const type = build()
    const shape = JSON.stringify(type)
    let id = this.#byShape.get(shape)
    if (id === undefined) {
      id = this.#types.push(type) - 1
      this.#byShape.set(shape, id)
    }
    this.#byCodec.set(owner, id)
    return id
  }

  /** As {@link add}, for a type that contains itself: its id is known before its description is. */
  recursive(owner: object, target: Codec<unknown>): number {
    const known = this.#byCodec.get(owner)
    if (known !== undefined) return known
    const id = this.#types.push(undefined) - 1
    this.#byCodec.set(owner, id)
    const described = target.describe(this)
    const type = this.#types[described]
    if (type === undefined) throw new TypeError(`${target.typeName} describes itself without end`)
    // A type that contains itself is described after its parts, so it came last: move it to the promised id.
    this.#types[id] = type
    this.#byCodec.set(target, id)
    this.#byShape.set(JSON.stringify(type), id)
    if (described === this.#types.length - 1) this.#types.pop()
    return id
  }

  /** Every type, in order of id. */
  types(): PortableType[] {
    return this.#types.map((type, id) => {
      if (type === undefined) throw new TypeError(`type ${id} was promised and never described`)
      return type
    })
  }
}
