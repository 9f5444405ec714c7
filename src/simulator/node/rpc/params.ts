import { fromHex, type Hex, isHex } from '../../../codec/index.ts'
import { type AccountId, parseAddress } from '../../../crypto/index.ts'
import { RpcError } from '../rpc-error.ts'

/** -32602, as a Substrate node says it; `why` names the parameter. */
export function invalidParams(why: string): RpcError {
  return new RpcError(-32602, 'Invalid params', why)
}

function spelled(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'sequence'
  if (typeof value === 'object') return 'map'
  if (typeof value === 'boolean') return `boolean \`${value}\``
  if (typeof value === 'number')
    return `${Number.isInteger(value) ? 'integer' : 'floating point'} \`${value}\``
  const text = String(value)
  return `string "${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`
}

/** The parameters of one request, read in order; by name where a client sends an object. */
export class Params {
  readonly #given: unknown
  #next = 0

  constructor(given: unknown) {
    if (given !== undefined && given !== null && typeof given !== 'object')
      throw invalidParams(`invalid type: ${spelled(given)}, expected a sequence or map`)
    this.#given = given ?? []
  }

  /** The next parameter; missing and `null` are both `undefined`. */
  optional(name: string): unknown {
    const at = this.#next
    this.#next += 1
    const given: unknown = Array.isArray(this.#given)
      ? this.#given[at]
      : (this.#given as Readonly<Record<string, unknown>>)[name]
    return given ?? undefined
  }

  #required(name: string): unknown {
    const value = this.optional(name)
    if (value === undefined) throw invalidParams(`No more params: \`${name}\` is missing`)
    return value
  }

  #wrong(name: string, value: unknown, expected: string): RpcError {
    return invalidParams(`\`${name}\`: invalid type: ${spelled(value)}, expected ${expected}`)
  }

  text(name: string): string {
    const value = this.#required(name)
    if (typeof value !== 'string') throw this.#wrong(name, value, 'a string')
    return value
  }

  optionalText(name: string): string | undefined {
    const value = this.optional(name)
    if (value !== undefined && typeof value !== 'string') throw this.#wrong(name, value, 'a string')
    return value
  }

  boolean(name: string): boolean {
    const value = this.#required(name)
    if (typeof value !== 'boolean') throw this.#wrong(name, value, 'a boolean')
    return value
  }

  /** Bytes as hex, with `0x` or without. */
  bytes(name: string): Uint8Array {
    return this.#toBytes(name, this.#required(name))
  }

  #toBytes(name: string, value: unknown): Uint8Array {
    if (typeof value !== 'string') throw this.#wrong(name, value, 'a hex string')
    try {
      return fromHex(value)
    } catch {
      throw invalidParams(`\`${name}\`: invalid hex: ${spelled(value)}`)
    }
  }

  optionalBytes(name: string): Uint8Array | undefined {
    const value = this.optional(name)
    return value === undefined ? undefined : this.#toBytes(name, value)
  }

  /** A storage key or a prefix of one: hex without `0x`. */
  key(name: string): string {
    return Buffer.from(this.bytes(name)).toString('hex')
  }

  optionalKey(name: string): string | undefined {
    const bytes = this.optionalBytes(name)
    return bytes && Buffer.from(bytes).toString('hex')
  }

  /** A sequence of storage keys; nothing is none. */
  keys(name: string): string[] {
    const value = this.optional(name) ?? []
    if (!Array.isArray(value)) throw this.#wrong(name, value, 'a sequence')
    return value.map((key) => Buffer.from(this.#toBytes(name, key)).toString('hex'))
  }

  /** A block hash; `undefined` stands for the head. */
  optionalHash(name: string): Hex | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const text = typeof value === 'string' && !value.startsWith('0x') ? `0x${value}` : value
    if (!isHex(text, 32)) throw this.#wrong(name, value, 'a 0x-prefixed hash of 32 bytes')
    return text.toLowerCase() as Hex
  }

  hash(name: string): Hex {
    const value = this.optionalHash(name)
    if (value === undefined) throw invalidParams(`No more params: \`${name}\` is missing`)
    return value
  }

  /** A whole number from 0 to `max`, as a number or in hex, as `NumberOrHex`. */
  number(name: string, max = 0xffffffff): number {
    return this.#toNumber(name, this.#required(name), max)
  }

  optionalNumber(name: string, max = 0xffffffff): number | undefined {
    const value = this.optional(name)
    return value === undefined ? undefined : this.#toNumber(name, value, max)
  }

  #toNumber(name: string, value: unknown, max: number): number {
    const number =
      typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0)
      throw this.#wrong(name, value, 'a whole number')
    if (number > max) throw invalidParams(`\`${name}\`: ${number} is more than ${max}`)
    return number
  }

  /** Rao: a number, or text for what a JSON number cannot hold. */
  amount(name: string): bigint {
    const value = this.#required(name)
    const whole =
      typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string'
    if (!whole || !/^(?:\d+|0x[0-9a-f]+)$/i.test(String(value)))
      throw this.#wrong(name, value, 'rao as a whole number or as text')
    const rao = BigInt(String(value))
    if (rao >= 1n << 64n) throw invalidParams(`\`${name}\`: ${rao} does not fit u64`)
    return rao
  }

  /** An address in SS58 or as `0x` of 32 bytes. */
  account(name: string): AccountId {
    const parsed = parseAddress(this.text(name))
    if ('problem' in parsed)
      throw invalidParams(`\`${name}\`: not an address of this chain: wrong ${parsed.problem}`)
    return parsed.account
  }
}
