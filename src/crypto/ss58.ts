import { blake2b } from '@polkadot/wasm-crypto'
import { type Hex, isHex, toHex } from '../codec/hex.ts'
import { base58Decode, base58Encode } from './base58.ts'

/** Bittensor's address format. */
export const SS58_PREFIX = 42

/** Formats that the SS58 registry keeps free: nobody's address has them. */
const RESERVED: ReadonlySet<number> = new Set([46, 47])

const CONTEXT = new TextEncoder().encode('SS58PRE')

/** An account id as `0x` and 64 hex digits: the form used everywhere inside; SS58 is for people and files. */
export type AccountId = Hex

function checksum(payload: Uint8Array): Uint8Array {
  const input = new Uint8Array(CONTEXT.length + payload.length)
  input.set(CONTEXT)
  input.set(payload, CONTEXT.length)
  return blake2b(input, new Uint8Array(), 64).subarray(0, 2)
}

/** The SS58 address (format 42) of a public key. */
export function toSs58(account: AccountId | Uint8Array): string {
  const key = typeof account === 'string' ? Buffer.from(account.slice(2), 'hex') : account
  if (key.length !== 32) throw new TypeError(`an account id has 32 bytes, not ${key.length}`)
  const data = new Uint8Array(35)
  data[0] = SS58_PREFIX
  data.set(key, 1)
  data.set(checksum(data.subarray(0, 33)), 33)
  return base58Encode(data)
}

/** Why a text is no address of this network. */
export type Ss58Problem = 'characters' | 'length' | 'checksum' | 'network'

/** The public key and network of an SS58 address of any network, or what is wrong with the text. */
export function decodeSs58(
  text: string,
): { publicKey: Uint8Array; prefix: number } | { problem: Ss58Problem } {
  let data: Uint8Array
  try {
    data = base58Decode(text)
  } catch {
    return { problem: 'characters' }
  }
  const [first = 0, second = 0] = data
  const wide = (first & 0x40) !== 0
  if (data.length !== (wide ? 36 : 35)) return { problem: 'length' }
  const body = data.subarray(0, data.length - 2)
  const sum = checksum(body)
  if (sum[0] !== data[data.length - 2] || sum[1] !== data[data.length - 1])
    return { problem: 'checksum' }
  const prefix = wide ? ((first & 0x3f) << 2) | (second >> 6) | ((second & 0x3f) << 8) : first
  if (first >= 128 || RESERVED.has(prefix)) return { problem: 'network' }
  return { publicKey: body.slice(wide ? 2 : 1), prefix }
}

/** The account behind an SS58 address of format 42 or behind `0x` hex of 32 bytes, or what is wrong with the text. */
export function parseAddress(text: string): { account: AccountId } | { problem: Ss58Problem } {
  if (isHex(text, 32)) return { account: text.toLowerCase() as AccountId }
  const decoded = decodeSs58(text)
  if ('problem' in decoded) return decoded
  if (decoded.prefix !== SS58_PREFIX) return { problem: 'network' }
  return { account: toHex(decoded.publicKey) }
}
