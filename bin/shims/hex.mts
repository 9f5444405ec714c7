// @polkadot/util's hexToU8a and u8aToHex by what Node has for it: theirs fill tables of 65,536 texts whenever they are loaded.

/** `bitLength`, where it is given, is the length of what comes out: zeros go in front, and what is too long loses its end. */
export function hexToU8a(value?: string | null, bitLength = -1): Uint8Array {
  if (!value) return new Uint8Array()
  const digits = value.startsWith('0x') ? value.slice(2) : value
  const bytes = new Uint8Array(Math.ceil(digits.length / 2))
  // Buffers stop at what is no digit, or is half a byte; there such a digit counts as 0.
  if (Buffer.from(bytes.buffer).write(digits, 'hex') * 2 !== digits.length)
    for (let i = 0; i < bytes.length; i += 1)
      bytes[i] = digit(digits[2 * i]) * 16 + digit(digits[2 * i + 1])
  if (bitLength === -1) return bytes
  const result = new Uint8Array(Math.ceil(bitLength / 8))
  result.set(bytes.subarray(0, result.length), Math.max(0, result.length - bytes.length))
  return result
}

function digit(text = ''): number {
  return /[\da-f]/i.test(text) ? Number.parseInt(text, 16) : 0
}

/** `bitLength`, where it is given, is what is shown: of longer values the beginning and the end. */
export function u8aToHex(value?: Uint8Array | null, bitLength = -1, isPrefixed = true): string {
  const prefix = isPrefixed ? '0x' : ''
  if (!value?.length) return prefix
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  const length = Math.ceil(bitLength / 8)
  if (bitLength <= 0 || bytes.length <= length) return prefix + bytes.toString('hex')
  const [start, end] = [bytes.subarray(0, length / 2), bytes.subarray(bytes.length - length / 2)]
  return `${prefix}${start.toString('hex')}…${end.toString('hex')}`
}
