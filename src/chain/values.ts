import type { Codec } from '@polkadot/types/types'

/** Decoded polkadot-js values as plain ones; a type that is not as expected is an error, never a silent zero. */

/** An integer of any width. */
export function asBigInt(codec: Codec | undefined): bigint {
  if (codec === undefined) return 0n
  if ('toBigInt' in codec && typeof codec.toBigInt === 'function') return codec.toBigInt() as bigint
  throw new TypeError(`expected an integer, got ${codec.toRawType()}`)
}

export function asNumber(codec: Codec | undefined): number {
  return Number(asBigInt(codec))
}

export function asBool(codec: Codec | undefined): boolean {
  return codec !== undefined && codec.toPrimitive() === true
}

/** The SS58 address of an account id. */
export function asAddress(codec: Codec | undefined): string | undefined {
  return codec?.toString()
}

/** UTF-8 text kept as `Vec<u8>` or `Vec<Compact<u8>>`; what is no UTF-8 shows as replacement characters. */
export function asText(codec: Codec | undefined): string {
  if (codec === undefined) return ''
  if (Symbol.iterator in codec && !('toUtf8' in codec)) {
    const bytes = Array.from(codec as unknown as Iterable<Codec>, (byte) => asNumber(byte))
    return decoder.decode(new Uint8Array(bytes))
  }
  return decoder.decode(codec.toU8a(true))
}

const decoder = new TextDecoder()

/** A field of a struct, by its wire name or camel case. */
export function field(codec: Codec, name: string): Codec | undefined {
  const record = codec as unknown as { get?(key: string): Codec | undefined }
  return record.get?.(name) ?? record.get?.(camel(name))
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
}

/** The items of a vector. */
export function asList(codec: Codec | undefined): Codec[] {
  return codec !== undefined && Symbol.iterator in codec
    ? [...(codec as unknown as Iterable<Codec>)]
    : []
}

/** The pairs of a map. */
export function asEntries(codec: Codec | undefined): [Codec, Codec][] {
  return codec instanceof Map ? [...(codec as ReadonlyMap<Codec, Codec>).entries()] : []
}

/** What an option holds. */
export function unwrap(codec: Codec | undefined): Codec | undefined {
  if (codec === undefined) return undefined
  const option = codec as unknown as { isSome?: boolean; isNone?: boolean; unwrap?(): Codec }
  if (option.isNone === true) return undefined
  return option.unwrap === undefined ? codec : option.unwrap()
}

/** The raw bits of a substrate-fixed value (`{ bits }`). */
export function asBits(codec: Codec | undefined): bigint {
  return codec === undefined ? 0n : asBigInt(field(codec, 'bits') ?? codec)
}
