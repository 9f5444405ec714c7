import {
  type Codec,
  decode,
  encode,
  type PortableType,
  Reader,
  Registry,
  readCompact,
  type TypeField,
  toHex,
  Writer,
  writeCompact,
} from '../../../../src/codec/index.ts'
import { parseAddress, toSs58 } from '../../../../src/crypto/index.ts'
import { isRecord, shown } from '../../compare.ts'

const FIXED = /^substrate_fixed::Fixed[IU]\d+$/
const INTEGER = /^([UI])(\d+)$/

/**
 * Turns SCALE bytes into the JSON of the recorded traces and back, by the type that a codec shows in metadata. What is
 * compared is therefore what a client would read, whatever form the values have inside.
 */
export class PortableJson {
  readonly #registry = new Registry()
  #types: readonly PortableType[] = []

  /** The JSON of SCALE bytes. */
  toJson(codec: Codec<unknown>, bytes: Uint8Array): unknown {
    return this.#read(this.#id(codec), new Reader(bytes))
  }

  /** The JSON of a decoded value. */
  valueToJson(codec: Codec<unknown>, value: unknown): unknown {
    return this.toJson(codec, encode(codec, value))
  }

  /** The SCALE bytes of JSON. @throws {Error} when the JSON does not fit the type. */
  toBytes(codec: Codec<unknown>, json: unknown): Uint8Array {
    const writer = new Writer()
    this.#write(this.#id(codec), writer, json)
    return writer.finish()
  }

  /** The decoded value of JSON. @throws {Error} as `toBytes`. */
  toValue<T>(codec: Codec<T>, json: unknown): T {
    return decode(codec, this.toBytes(codec, json))
  }

  #id(codec: Codec<unknown>): number {
    const id = codec.describe(this.#registry)
    if (id >= this.#types.length) this.#types = this.#registry.types()
    return id
  }

  #type(id: number): PortableType {
    const type = this.#types[id]
    if (type === undefined) throw new Error(`no type ${id}`)
    return type
  }

  #read(id: number, reader: Reader): unknown {
    const { path, def } = this.#type(id)
    const name = path.join('::')
    if (name === 'sp_core::crypto::AccountId32') return toSs58(reader.hex(32))
    switch (def.type) {
      case 'primitive':
        return readPrimitive(def.name, reader)
      case 'compact':
        return readCompact(reader).toString()
      case 'tuple':
        return def.of.map((of) => this.#read(of, reader))
      case 'array':
        return this.#isByte(def.of)
          ? reader.hex(def.length)
          : Array.from({ length: def.length }, () => this.#read(def.of, reader))
      case 'sequence': {
        const length = Number(readCompact(reader))
        return this.#isByte(def.of)
          ? toHex(reader.bytes(length))
          : Array.from({ length }, () => this.#read(def.of, reader))
      }
      case 'composite':
        if (FIXED.test(name)) return { bits: this.#read(only(def.fields).type, reader) }
        return this.#readFields(def.fields, reader)
      case 'variant': {
        const index = reader.u8()
        const variant = def.variants.find((each) => each.index === index)
        if (variant === undefined) throw new Error(`${name} has no variant ${index}`)
        const fields = this.#readFields(variant.fields, reader)
        if (name === 'Option') return variant.name === 'None' ? null : fields
        return variant.fields.length === 0 ? variant.name : { [variant.name]: fields }
      }
    }
  }

  #readFields(fields: readonly TypeField[], reader: Reader): unknown {
    const values = fields.map((field) => this.#read(field.type, reader))
    if (fields[0]?.name === undefined) return values.length === 1 ? values[0] : values
    return Object.fromEntries(fields.map((field, i) => [field.name, values[i]]))
  }

  #isByte(id: number): boolean {
    const { def } = this.#type(id)
    return def.type === 'primitive' && def.name === 'U8'
  }

  #write(id: number, writer: Writer, json: unknown): void {
    const { path, def } = this.#type(id)
    const name = path.join('::')
    if (name === 'sp_core::crypto::AccountId32') writer.hex(accountOf(json))
    else if (name === 'Option') this.#writeOption(def, writer, json)
    else if (def.type === 'primitive') writePrimitive(def.name, writer, json)
    else if (def.type === 'compact') writeCompact(writer, BigInt(integerText(json)))
    else if (def.type === 'array' || def.type === 'sequence') this.#writeItems(def, writer, json)
    else if (def.type === 'tuple')
      def.of.forEach((of, i) => {
        this.#write(of, writer, listOf(json)[i])
      })
    else if (def.type === 'variant') this.#writeVariant(def, writer, json)
    else if (FIXED.test(name))
      this.#write(only(def.fields).type, writer, isRecord(json) ? json.bits : json)
    else this.#writeFields(def.fields, writer, json)
  }

  #writeOption(def: PortableType['def'], writer: Writer, json: unknown): void {
    const none = json === null || json === undefined
    writer.u8(none ? 0 : 1)
    if (none || def.type !== 'variant') return
    const some = def.variants.find((each) => each.name === 'Some')
    this.#writeFields(some?.fields ?? [], writer, json)
  }

  #writeItems(
    def: Extract<PortableType['def'], { type: 'array' | 'sequence' }>,
    writer: Writer,
    json: unknown,
  ): void {
    const items = this.#isByte(def.of) ? bytesOf(json) : listOf(json)
    if (def.type === 'sequence') writeCompact(writer, BigInt(items.length))
    if (items instanceof Uint8Array) writer.bytes(items)
    else for (const item of items) this.#write(def.of, writer, item)
  }

  #writeVariant(
    def: Extract<PortableType['def'], { type: 'variant' }>,
    writer: Writer,
    json: unknown,
  ): void {
    const [name, payload] =
      typeof json === 'string' ? [json, undefined] : (Object.entries(json ?? {})[0] ?? [])
    const variant = def.variants.find((each) => each.name === name)
    if (variant === undefined) throw new Error(`no variant ${shown(json)}`)
    writer.u8(variant.index)
    this.#writeFields(variant.fields, writer, payload)
  }

  #writeFields(fields: readonly TypeField[], writer: Writer, json: unknown): void {
    const named = fields[0]?.name !== undefined
    const single = !named && fields.length === 1
    fields.forEach((field, i) => {
      const part = single
        ? json
        : named && isRecord(json)
          ? json[field.name ?? '']
          : listOf(json)[i]
      this.#write(field.type, writer, part)
    })
  }
}

function only(fields: readonly TypeField[]): TypeField {
  const [field] = fields
  if (field === undefined) throw new Error('a composite without fields')
  return field
}

function readPrimitive(name: string, reader: Reader): unknown {
  if (name === 'Bool') return reader.u8() === 1
  if (name === 'Str') return new TextDecoder().decode(reader.bytes(Number(readCompact(reader))))
  const { bits, signed } = integerShape(name)
  const raw = BigInt(
    `0x${Buffer.from(reader.bytes(bits / 8))
      .reverse()
      .toString('hex')}`,
  )
  return (signed ? BigInt.asIntN(bits, raw) : raw).toString()
}

function writePrimitive(name: string, writer: Writer, json: unknown): void {
  if (name === 'Bool') writer.u8(json === true ? 1 : 0)
  else if (name === 'Str') {
    const bytes = new TextEncoder().encode(String(json))
    writeCompact(writer, BigInt(bytes.length))
    writer.bytes(bytes)
  } else {
    const { bits } = integerShape(name)
    const raw = BigInt.asUintN(bits, BigInt(integerText(json)))
    const bytes = Buffer.from(raw.toString(16).padStart(bits / 4, '0'), 'hex').reverse()
    writer.bytes(new Uint8Array(bytes))
  }
}

function integerShape(name: string): { bits: number; signed: boolean } {
  const [, sign, bits] = INTEGER.exec(name) ?? []
  if (bits === undefined) throw new Error(`no primitive ${name}`)
  return { bits: Number(bits), signed: sign === 'I' }
}

function integerText(json: unknown): string | number {
  if (typeof json === 'number' || typeof json === 'string') return json
  throw new Error(`${shown(json)} is not an integer`)
}

function accountOf(json: unknown): `0x${string}` {
  const parsed = parseAddress(String(json))
  if ('problem' in parsed) throw new Error(`${shown(json)} is not an account: ${parsed.problem}`)
  return parsed.account
}

function bytesOf(json: unknown): Uint8Array {
  if (typeof json === 'string' && json.startsWith('0x'))
    return new Uint8Array(Buffer.from(json.slice(2), 'hex'))
  return Uint8Array.from(listOf(json), Number)
}

function listOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json
  throw new Error(`${shown(json)} is not a list`)
}
