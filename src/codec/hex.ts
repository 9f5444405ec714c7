/** Lowercase `0x`-prefixed hex: how account ids, hashes and fixed byte arrays travel inside the simulator. */
export type Hex = `0x${string}`

const HEX = /^0x(?:[0-9a-f]{2})*$/i

/** `0x…` text of `bytes`. */
export function toHex(bytes: Uint8Array): Hex {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`
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
