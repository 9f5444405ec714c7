import { TypeRegistry } from '@polkadot/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  array,
  bounded,
  btreeMap,
  btreeSet,
  bytes,
  CodecError,
  decode,
  encode,
  fixedBytes,
  fromHex,
  option,
  Registry,
  struct,
  toHex,
  tuple,
  u8,
  u16,
  u32,
  u64,
  unitVariants,
  variants,
  vec,
} from '../../../src/codec/index.ts'

const oracle = new TypeRegistry()

const Point = struct({ x: u16, y: option(u64) }, { path: 'geometry::Point' })
const Shape = variants(
  {
    Empty: { index: 0 },
    Dot: { index: 2, value: Point },
    Line: { index: 5, items: [Point, u8] },
    Named: { index: 7, fields: { name: bytes, at: Point } },
  },
  { path: 'geometry::Shape' },
)

describe('collections', () => {
  test('a vector equals polkadot-js', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff }), { maxLength: 200 }), (values) => {
        const encoded = encode(vec(u16), values)
        expect(encoded).toEqual(oracle.createType('Vec<u16>', values).toU8a())
        expect(decode(vec(u16), encoded)).toEqual(values)
      }),
    )
  })

  test('maps and sets keep the order given', () => {
    const map = btreeMap(u16, u64)
    const entries = [
      [1, 10n],
      [2, 20n],
    ] as const
    expect(decode(map, encode(map, entries))).toEqual(entries)
    expect(decode(btreeSet(u16), encode(btreeSet(u16), [1, 2, 3]))).toEqual([1, 2, 3])
  })

  test('a bomb is refused before anything is allocated', () => {
    expect(() => decode(vec(u64), fromHex('0xfeffffff'))).toThrow('items announced')
    expect(() => decode(bytes, fromHex('0xfeffffff'))).toThrow('unexpected end')
  })

  test('bounds hold in both directions', () => {
    const small = bounded(bytes, 2)
    expect(() => encode(small, new Uint8Array(3))).toThrow('at most 2')
    expect(() => decode(small, encode(bytes, new Uint8Array(3)))).toThrow('at most 2')
  })

  test('fixed bytes are exactly as long as announced', () => {
    expect(decode(fixedBytes(2), encode(fixedBytes(2), '0xabcd'))).toBe('0xabcd')
    expect(() => encode(fixedBytes(2), '0xab')).toThrow('2 bytes')
    expect(() => encode(array(u8, 2), [1])).toThrow('2 items')
  })
})

describe('structs and enums', () => {
  test.each([
    [{ type: 'Empty' }, '0x00'],
    [{ type: 'Dot', value: { x: 1, y: undefined } }, '0x02010000'],
    [{ type: 'Line', value: [{ x: 1, y: 2n }, 3] }, '0x05010001020000000000000003'],
    [
      { type: 'Named', value: { name: new Uint8Array([9]), at: { x: 1, y: undefined } } },
      '0x070409010000',
    ],
  ] as const)('%o is %s', (value, hex) => {
    expect(toHex(encode(Shape, value))).toBe(hex)
    expect(decode(Shape, fromHex(hex))).toEqual(value)
  })

  test('unknown variants are malformed', () => {
    expect(() => decode(Shape, new Uint8Array([1]))).toThrow(CodecError)
    const colour = unitVariants({ Red: 0, Blue: 4 })
    expect(decode(colour, new Uint8Array([4]))).toBe('Blue')
    expect(() => decode(colour, new Uint8Array([1]))).toThrow('no variant 1')
  })

  test('an option is 0 or 1', () => {
    expect(() => decode(option(u8), new Uint8Array([2]))).toThrow('cannot be 2')
  })
})

describe('registry', () => {
  test('equal descriptions are one type', () => {
    const registry = new Registry()
    expect(vec(u16).describe(registry)).toBe(vec(u16).describe(registry))
    expect(tuple(u8, u32).describe(registry)).not.toBe(tuple(u32, u8).describe(registry))
  })

  test('an enum shows its fields as clients expect them', () => {
    const registry = new Registry()
    const id = Shape.describe(registry)
    const def = registry.types()[id]?.def
    expect(def?.type).toBe('variant')
    if (def?.type !== 'variant') return
    expect(def.variants.map(({ name, index, fields }) => [name, index, fields.length])).toEqual([
      ['Empty', 0, 0],
      ['Dot', 2, 1],
      ['Line', 5, 2],
      ['Named', 7, 2],
    ])
    expect(def.variants[3]?.fields.map((field) => field.name)).toEqual(['name', 'at'])
  })
})
