import { type Codec, decode, encode, Reader, toHex } from '../../codec/index.ts'
import { blake2b128, twox64 } from '../../crypto/index.ts'

/** Storage hashers in the order of metadata's enum. All that Subtensor uses keep the key readable behind the hash. */
export const HASHERS = [
  'Blake2_128',
  'Blake2_256',
  'Blake2_128Concat',
  'Twox128',
  'Twox256',
  'Twox64Concat',
  'Identity',
] as const
export type HasherName = (typeof HASHERS)[number]

/** A key in a form that a `Map` compares by value. */
export type CheapKey = string | number | bigint

/** One key of a storage map: its type, its hasher, and both directions between values, cheap keys and raw keys. */
export interface KeyPart<K> {
  readonly hasher: HasherName
  readonly codec: Codec<K>
  cheap(key: K): CheapKey
  key(cheap: CheapKey): K
  /** Hex without `0x` of the hashed key. Remembered: an account is hashed once, not once a read. */
  hashed(cheap: CheapKey): string
  /** The cheap key at the head of `raw` (hex without `0x`) and the number of characters it took. */
  parse(raw: string, at: number): { cheap: CheapKey; length: number }
}

/** How many hashed keys a part remembers: those of all accounts of a large chain. */
const MOST_REMEMBERED = 131_072

/**
 * How many a part remembers whose keys count up with the chain, as block numbers do: nobody asks again for one of long ago,
 * and what is remembered must not grow with the chain.
 */
export const COUNTED = 1024

function keyPart<K>(
  hasher: HasherName,
  prefix: (bytes: Uint8Array) => Uint8Array,
  prefixBytes: number,
  codec: Codec<K>,
  most = MOST_REMEMBERED,
): KeyPart<K> {
  const memo = new Map<CheapKey, string>()
  const cheap = (key: K): CheapKey =>
    typeof key === 'string' || typeof key === 'number' || typeof key === 'bigint'
      ? key
      : `=${toHex(encode(codec, key))}`
  const key = (from: CheapKey): K =>
    typeof from === 'string' && from.startsWith('=')
      ? decode(codec, new Uint8Array(Buffer.from(from.slice(3), 'hex')))
      : (from as K)
  return {
    hasher,
    codec,
    cheap,
    key,
    hashed(from) {
      let hashed = memo.get(from)
      if (hashed === undefined) {
        const bytes = encode(codec, key(from))
        // At one go: two strings put together would both stay in memory for as long as the whole.
        hashed = Buffer.concat([prefix(bytes), bytes]).toString('hex')
        if (memo.size >= most) memo.clear()
        memo.set(from, hashed)
      }
      return hashed
    },
    parse(raw, at) {
      const rest = new Uint8Array(Buffer.from(raw.slice(at + 2 * prefixBytes), 'hex'))
      const { value, length } = decodeHead(codec, rest)
      return { cheap: cheap(value), length: 2 * (prefixBytes + length) }
    },
  }
}

function decodeHead<K>(codec: Codec<K>, bytes: Uint8Array): { value: K; length: number } {
  const reader = new Reader(bytes)
  const value = codec.read(reader)
  return { value, length: reader.offset }
}

const NOTHING = new Uint8Array()

/** The key itself. */
export function identity<K>(codec: Codec<K>): KeyPart<K> {
  return keyPart('Identity', () => NOTHING, 0, codec)
}

/**
 * `Twox64Concat`: fast, for keys that nobody can choose.
 *
 * @param most how many hashed keys are remembered; {@link COUNTED} for keys that count up.
 */
export function twox64Concat<K>(codec: Codec<K>, most?: number): KeyPart<K> {
  return keyPart('Twox64Concat', twox64, 8, codec, most)
}

/** `Blake2_128Concat`: for keys that users choose. */
export function blake2128Concat<K>(codec: Codec<K>): KeyPart<K> {
  return keyPart('Blake2_128Concat', blake2b128, 16, codec)
}
