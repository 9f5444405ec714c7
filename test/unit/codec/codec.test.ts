import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Codec,
  encode,
  fixedBytes,
  type Hex,
  remembered,
  tuple,
  u8,
  u32,
  vec,
} from '../../../src/codec/index.ts'

describe('a remembered value', () => {
  it('is written as the first time, wherever it stands, and encoded once', () => {
    let encoded = 0
    const counted: Codec<number> = {
      ...u32,
      write: (writer, value) => {
        encoded += 1
        u32.write(writer, value)
      },
    }
    const plain = tuple(u8, vec(u32), vec(u32))
    const list = remembered(vec(counted))
    const twice = tuple(u8, list, list)
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
        encoded = 0
        expect(encode(twice, [7, values, values])).toEqual(encode(plain, [7, values, values]))
        expect(encode(list, values)).toEqual(encode(vec(u32), values))
        expect(encoded).toBe(values.length)
      }),
    )
  })
})

describe('bytes as hex', () => {
  it('are those that the text says, in digits of either case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.boolean(), (bytes, upper) => {
        const digits = Buffer.from(bytes).toString('hex')
        const text: Hex = `0x${upper ? digits.toUpperCase() : digits}`
        expect(encode(fixedBytes(8), text)).toEqual(bytes)
      }),
    )
  })

  it.each(['0x0', '0x0g', '0x0é', '00', '0000', '0x0000', '0X00'])('refuse %s', (text) => {
    expect(() => encode(fixedBytes(1), text as Hex)).toThrow(RangeError)
  })
})
