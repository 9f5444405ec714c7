import {
  type Codec,
  fromHex,
  type PortableType,
  Registry,
  Writer,
  writeCompact,
  writeLength,
} from '../../../codec/index.ts'
import { parseAddress } from '../../../crypto/index.ts'

/** JSON that does not describe a value of the type asked for. */
export class JsonValueError extends Error {
  override readonly name = 'JsonValueError'
}

type Json = unknown

/** SCALE bytes of a JSON value, as polkadot.js takes it: what is left out of a struct is zero or empty. */
export function jsonToScale(codec: Codec<unknown>, json: Json): Uint8Array {
  const registry = new Registry()
  const id = codec.describe(registry)
  const writer = new Writer()
  new JsonEncoder(registry.types(), writer).write(id, json)
  return writer.finish()
}

class JsonEncoder {
  readonly #types: readonly PortableType[]
  readonly #writer: Writer

  constructor(types: readonly PortableType[], writer: Writer) {
    this.#types = types
    this.#writer = writer
  }

  #type(id: number): PortableType {
    const type = this.#types[id]
    if (type === undefined) throw new JsonValueError(`there is no type ${id}`)
    return type
  }

  /** Writes `json` as the type `id`; `undefined` is that type's zero. */
  write(id: number, json: Json): void {
    const { def, path } = this.#type(id)
    if (path.at(-1) === 'AccountId32' && typeof json === 'string') this.#account(json)
    else if (path.at(-1) === 'Option') this.#option(id, json)
    else if (def.type === 'primitive') this.#primitive(def.name, json)
    else if (def.type === 'compact') writeCompact(this.#writer, integer(json ?? 0))
    else if (def.type === 'composite') this.#composite(def.fields, json)
    else if (def.type === 'tuple') this.#tuple(def.of, json)
    else if (def.type === 'array') this.#array(def.of, def.length, json)
    else if (def.type === 'sequence') this.#sequence(def.of, json)
    else this.#variant(def.variants, json)
  }

  #account(text: string): void {
    const parsed = parseAddress(text)
    if ('problem' in parsed) throw new JsonValueError(`${text} is no address`)
    this.#writer.hex(parsed.account)
  }

  #option(id: number, json: Json): void {
    const { def } = this.#type(id)
    const some = def.type === 'variant' ? def.variants[1]?.fields[0]?.type : undefined
    this.#writer.u8(json === undefined || json === null || some === undefined ? 0 : 1)
    if (json !== undefined && json !== null && some !== undefined) this.write(some, json)
  }

  #primitive(name: string, json: Json): void {
    if (name === 'Bool') {
      if (json !== undefined && typeof json !== 'boolean') throw expected('true or false', json)
      this.#writer.u8(json === true ? 1 : 0)
    } else if (name === 'Str' || name === 'Char') {
      if (json !== undefined && typeof json !== 'string') throw expected('text', json)
      const bytes = new TextEncoder().encode(json ?? '')
      writeLength(this.#writer, bytes.length)
      this.#writer.bytes(bytes)
    } else this.#integer(name, json)
  }

  #integer(name: string, json: Json): void {
    const bits = Number(name.slice(1))
    const value = integer(json ?? 0)
    const half = 1n << BigInt(bits - 1)
    const [least, most] = name.startsWith('I') ? [-half, half - 1n] : [0n, 2n * half - 1n]
    if (value < least || value > most) throw new JsonValueError(`${value} does not fit ${name}`)
    for (let i = 0; i < bits / 8; i += 1)
      this.#writer.u8(Number((BigInt.asUintN(bits, value) >> BigInt(8 * i)) & 0xffn))
  }

  #composite(fields: readonly { name?: string; type: number }[], json: Json): void {
    const [only] = fields
    const plain = typeof json !== 'object' || json === null || Array.isArray(json)
    // A wrapper of one field is written as what it wraps.
    if (only !== undefined && fields.length === 1 && (only.name === undefined || plain)) {
      this.write(only.type, json)
      return
    }
    if (fields.some(({ name }) => name === undefined)) {
      this.#tuple(
        fields.map(({ type }) => type),
        json,
      )
      return
    }
    if (json !== undefined && plain) throw expected('an object', json)
    const given = (json ?? {}) as Readonly<Record<string, Json>>
    const known = new Set(fields.map(({ name }) => name))
    for (const name of Object.keys(given))
      if (!known.has(name)) throw new JsonValueError(`there is no field ${name}`)
    for (const { name, type } of fields) this.write(type, given[name ?? ''])
  }

  #tuple(types: readonly number[], json: Json): void {
    if (json !== undefined && (!Array.isArray(json) || json.length !== types.length))
      throw expected(`${types.length} items`, json)
    types.forEach((type, i) => {
      this.write(type, (json as readonly Json[] | undefined)?.[i])
    })
  }

  #isByte(id: number): boolean {
    const { def } = this.#type(id)
    return def.type === 'primitive' && def.name === 'U8'
  }

  #array(of: number, length: number, json: Json): void {
    if (this.#isByte(of) && typeof json === 'string') {
      const bytes = hexBytes(json)
      if (bytes.length !== length) throw expected(`${length} bytes`, json)
      this.#writer.bytes(bytes)
      return
    }
    this.#tuple(
      Array.from({ length }, () => of),
      json,
    )
  }

  #sequence(of: number, json: Json): void {
    if (this.#isByte(of) && typeof json === 'string') {
      const bytes = json.startsWith('0x') ? hexBytes(json) : new TextEncoder().encode(json)
      writeLength(this.#writer, bytes.length)
      this.#writer.bytes(bytes)
      return
    }
    if (json !== undefined && !Array.isArray(json)) throw expected('a list', json)
    const items: readonly Json[] = json ?? []
    writeLength(this.#writer, items.length)
    for (const item of items) this.write(of, item)
  }

  #variant(
    variants: readonly {
      name: string
      index: number
      fields: readonly { name?: string; type: number }[]
    }[],
    json: Json,
  ): void {
    const [name, value] =
      typeof json === 'object' && json !== null ? (Object.entries(json)[0] ?? []) : [json]
    const found =
      json === undefined ? variants[0] : variants.find((variant) => variant.name === name)
    if (found === undefined)
      throw expected(`one of ${variants.map((variant) => variant.name).join(', ')}`, json)
    this.#writer.u8(found.index)
    if (found.fields.length > 0) this.#composite(found.fields, value)
  }
}

function expected(what: string, json: Json): JsonValueError {
  return new JsonValueError(`expected ${what}, got ${JSON.stringify(json)}`)
}

function hexBytes(text: string): Uint8Array {
  try {
    return fromHex(text)
  } catch {
    throw expected('hex', text)
  }
}

/** A number, or text for what a JSON number cannot hold. */
function integer(json: Json): bigint {
  if (typeof json === 'number' && Number.isSafeInteger(json)) return BigInt(json)
  if (typeof json === 'string' && /^(?:-?\d+|0x[0-9a-f]+)$/i.test(json)) return BigInt(json)
  throw expected('a whole number', json)
}
