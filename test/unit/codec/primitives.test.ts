import { TypeRegistry } from '@polkadot/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bool,
  bytes,
  type Codec,
  CodecError,
  compact,
  decode,
  encode,
  i64,
  i128,
  str,
  u8,
  u16,
  u32,
  u64,
  u128,
  u256,
  writeAsBytes,
  written,
} from '../../../src/codec/index.ts'

/** polkadot-js encodes the same types independently of us. */
const oracle = new TypeRegistry()

function big(bits: number, signed = false): fc.Arbitrary<bigint> {
  return signed
    ? fc.bigInt({ min: -(1n << BigInt(bits - 1)), max: (1n << BigInt(bits - 1)) - 1n })
    : fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n })
}

const wide: [string, Codec<bigint>, fc.Arbitrary<bigint>][] = [
  ['u64', u64, big(64)],
  ['u128', u128, big(128)],
  ['u256', u256, big(256)],
  ['i64', i64, big(64, true)],
  ['i128', i128, big(128, true)],
  ['Compact<u64>', compact(u64), big(64)],
  ['Compact<u128>', compact(u128, 128), big(128)],
]

describe('integers', () => {
  test.each(wide)('%s equals polkadot-js in both directions', (name, codec, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const bytes = encode(codec, value)
        expect(bytes).toEqual(oracle.createType(name, value).toU8a())
        expect(decode(codec, bytes)).toBe(value)
      }),
    )
  })

  test.each([
    ['u8', u8, 0xff],
    ['u16', u16, 0xffff],
    ['u32', u32, 0xffffffff],
  ])('%s holds its whole range and nothing outside', (name, codec, max) => {
    for (const value of [0, 1, Math.floor(max / 2), max])
      expect(encode(codec, value)).toEqual(oracle.createType(name, value).toU8a())
    for (const value of [-1, max + 1, 0.5, Number.NaN])
      expect(() => encode(codec, value)).toThrow(RangeError)
  })

  test.each(wide)('%s refuses what does not fit', (_name, codec) => {
    expect(() => encode(codec, 1n << 300n)).toThrow(RangeError)
    expect(() => encode(codec, -(1n << 300n))).toThrow(RangeError)
  })
})

describe('compact', () => {
  test.each([0n, 63n, 64n, 16383n, 16384n, (1n << 30n) - 1n, 1n << 30n])(
    'changes mode exactly at %s',
    (value) => {
      expect(encode(compact(u64), value)).toEqual(oracle.createType('Compact<u64>', value).toU8a())
    },
  )

  test.each([
    ['two bytes for a small one', [0x01, 0x00]],
    ['four bytes for a small one', [0x02, 0x00, 0x00, 0x00]],
    ['big mode for a small one', [0x03, 0x01, 0x00, 0x00, 0x00]],
    ['a leading zero in big mode', [0x07, 0xff, 0xff, 0xff, 0xff, 0x00]],
  ])('refuses %s', (_why, bytes) => {
    expect(() => decode(compact(u64), new Uint8Array(bytes))).toThrow(CodecError)
  })
})

describe('bool and text', () => {
  test('a bool is 0 or 1', () => {
    expect(decode(bool, new Uint8Array([1]))).toBe(true)
    expect(() => decode(bool, new Uint8Array([2]))).toThrow('cannot be 2')
  })

  test('text survives the round trip and must be UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(str, encode(str, text))).toBe(text)
      }),
    )
    expect(() => decode(str, new Uint8Array([4, 0xff]))).toThrow('UTF-8')
  })
})

test('no bytes may be missing or left over', () => {
  expect(() => decode(u32, new Uint8Array([1, 2, 3]))).toThrow('unexpected end')
  expect(() => decode(u8, new Uint8Array([1, 2]))).toThrow('1 trailing bytes')
})

test('a value written as bytes is the list of its bytes, short or long', () => {
  for (const length of [0, 1, 61, 62, 63, 64, 300, 16_381, 16_382, 20_000]) {
    const value = 'a'.repeat(length)
    // Something stands before and behind it, as in a journal.
    const got = written((writer) => {
      writer.u8(7)
      writeAsBytes(writer, str, value)
      writer.u8(9)
    })
    expect([...got]).toEqual([7, ...encode(bytes, encode(str, value)), 9])
  }
})
