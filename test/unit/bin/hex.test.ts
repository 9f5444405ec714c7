import { hexToU8a, u8aToHex } from '@polkadot/util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as native from '../../../bin/shims/hex.mts'

const lengths = fc.option(fc.integer({ min: -1, max: 200 }), { nil: undefined })

describe('hex by Node', () => {
  it('reads what @polkadot/util reads, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEFxg é') }),
      fc.uint8Array().map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`),
    )
    fc.assert(
      fc.property(texts, lengths, (text, bits) => {
        expect(native.hexToU8a(text, bits)).toEqual(hexToU8a(text, bits))
      }),
      { numRuns: 2000 },
    )
    expect(native.hexToU8a(null)).toEqual(hexToU8a(null))
  })

  it('writes what @polkadot/util writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), lengths, fc.boolean(), (bytes, bits, prefixed) => {
        const part = bytes.subarray(1)
        expect(native.u8aToHex(part, bits, prefixed)).toBe(u8aToHex(part, bits, prefixed))
      }),
      { numRuns: 2000 },
    )
    expect(native.u8aToHex(null)).toBe(u8aToHex(null))
  })
})
