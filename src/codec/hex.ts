/** Lowercase `0x`-prefixed hex: how account ids, hashes and fixed byte arrays travel inside the simulator. */
export type Hex = `0x${string}`

const HEX = /^0x(?:[0-9a-f]{2})*$/i

/** Above this, text is made by the platform: accounts and hashes are short, code and metadata are not. */
const SHORT = 64

/** The two digits of each byte, as text holds them. */
const DIGITS = Uint8Array.from({ length: 512 }, (_, i) => {
  const digit = i % 2 === 0 ? i >> 5 : (i >> 1) & 15
  return digit.toString(16).charCodeAt(0)
})
const scratch = Buffer.from('0x'.padEnd(2 + 2 * SHORT, '0'), 'latin1')

/** `0x…` text of `bytes`. */
export function toHex(bytes: Uint8Array): Hex {
  const { length } = bytes
  if (length > SHORT)
    return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('hex')}`
  // In one piece: two strings put together are compared much more slowly, and accounts are keys of large maps.
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] ?? 0
    scratch[2 + 2 * i] = DIGITS[2 * byte] ?? 0
    scratch[3 + 2 * i] = DIGITS[2 * byte + 1] ?? 0
  }
  return scratch.toString('latin1', 0, 2 + 2 * length) as Hex
}

/**
 * Bytes of hex text, with or without `0x` (Python clients send it bare).
 *
 * @throws {TypeError} when a character is no hex digit or a digit is missing.
 */
export function fromHex(hex: string): Uint8Array {
  const text = hex.startsWith('0x') ? hex : `0x${hex}`
  if (!HEX.test(text)) throw new TypeError('expected hex of whole bytes')
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

/** Whether `value` is `0x` hex of whole bytes (of `length` bytes where given). */
export function isHex(value: unknown, length?: number): value is Hex {
  return (
    typeof value === 'string' &&
    HEX.test(value) &&
    (length === undefined || value.length === 2 + 2 * length)
  )
}
