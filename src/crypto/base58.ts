const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]))

/** Longest text that is decoded: an SS58 address has at most 50 characters, and the work grows with the square. */
const MAX_TEXT = 128

/** Base58 (Bitcoin's alphabet) of `bytes`; leading zero bytes become leading `1`s. */
export function base58Encode(bytes: Uint8Array): string {
  const digits: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] ?? 0) << 8
      digits[i] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  let zeros = 0
  while (bytes[zeros] === 0) zeros++
  return (
    '1'.repeat(zeros) +
    digits
      .reverse()
      .map((digit) => ALPHABET[digit])
      .join('')
  )
}

/**
 * Bytes of base58 text.
 *
 * @throws {TypeError} when a character is outside the alphabet or the text is longer than any address.
 */
export function base58Decode(text: string): Uint8Array {
  if (text.length > MAX_TEXT) throw new TypeError('too long for base58 of an address')
  const bytes: number[] = []
  for (const character of text) {
    let carry = VALUES.get(character)
    if (carry === undefined) throw new TypeError('a character is not in the base58 alphabet')
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  let zeros = 0
  while (text[zeros] === '1') zeros++
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()])
}
