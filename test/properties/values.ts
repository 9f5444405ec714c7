import {
  type Codec,
  type PortableType,
  Registry,
  type Writer,
  writeCompact,
  writeLength,
  written,
} from '../../src/codec/index.ts'
import type { Random } from './random.ts'

/** Writes a value of a type that has a meaning of its own: an account, a subnet, a call. */
export type Special = (writer: Writer, random: Random) => void

const MOST_ITEMS = 3

/** Makes values of any declared type out of its description, as SCALE. */
export class Values {
  readonly #specials: ReadonlyMap<string, Special>
  readonly #registry = new Registry()
  #types: readonly PortableType[] = []

  /** @param specials by the last part of a type's path, or by the name that Rust source gives it. */
  constructor(specials: Readonly<Record<string, Special>>) {
    this.#specials = new Map(Object.entries(specials))
  }

  /** SCALE bytes of some value of `codec`. */
  bytes(codec: Codec<unknown>, random: Random): Uint8Array {
    const id = codec.describe(this.#registry)
    if (id >= this.#types.length) this.#types = this.#registry.types()
    return written((writer) => this.#write(writer, this.#types, id, random, codec.typeName))
  }

  #write(
    writer: Writer,
    types: readonly PortableType[],
    id: number,
    random: Random,
    name?: string,
  ): void {
    const type = types[id]
    if (type === undefined) throw new RangeError(`no type ${id}`)
    const special = this.#specials.get(type.path.at(-1) ?? '') ?? this.#specials.get(name ?? '')
    if (special !== undefined) {
      special(writer, random)
      return
    }
    const inner = (of: number, as?: string) => this.#write(writer, types, of, random, as)
    const { def } = type
    switch (def.type) {
      case 'composite':
        for (const field of def.fields) inner(field.type, field.typeName)
        break
      case 'tuple':
        for (const of of def.of) inner(of)
        break
      case 'array':
        for (let i = 0; i < def.length; i += 1) inner(def.of)
        break
      case 'sequence': {
        const length = random.below(MOST_ITEMS + 1)
        writeLength(writer, length)
        for (let i = 0; i < length; i += 1) inner(def.of)
        break
      }
      case 'variant': {
        const variant = random.pick(def.variants)
        writer.u8(variant.index)
        for (const field of variant.fields) inner(field.type, field.typeName)
        break
      }
      case 'compact': {
        const of = types[def.of]?.def
        const width = of?.type === 'primitive' ? widthOf(of.name) : 64
        writeCompact(writer, amount(random, width))
        break
      }
      case 'primitive':
        if (def.name === 'Bool') writer.u8(random.below(2))
        else if (def.name === 'Str' || def.name === 'Char') writeLength(writer, 0)
        else primitive(writer, random, widthOf(def.name))
    }
  }
}

function widthOf(name: string): number {
  return Number(name.slice(1))
}

/** Amounts that people have, mostly: what is far beyond all TAO is refused at the door. */
function amount(random: Random, width: number): bigint {
  return random.wide(width === 64 && random.percent(85) ? 44 : width)
}

function primitive(writer: Writer, random: Random, width: number): void {
  const value = amount(random, width)
  if (width === 8) writer.u8(Number(value))
  else if (width === 16) writer.u16(Number(value))
  else if (width === 32) writer.u32(Number(value))
  else writer.wide(value, width / 8)
}
