import { TypeRegistry } from '@polkadot/types'
import { GenericExtrinsicEra } from '@polkadot/types/extrinsic'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CodecError, decode, encode } from '../../../../../src/codec/index.ts'
import { EraCodec, eraBirth } from '../../../../../src/simulator/runtime/extensions/era.ts'

const registry = new TypeRegistry()
const eras = fc
  .record({ log: fc.integer({ min: 2, max: 16 }), current: fc.integer({ min: 0, max: 2 ** 31 }) })
  .map(({ log, current }) => ({ period: 2 ** log, current }))

describe('an era', () => {
  test('is written as @polkadot/types writes it, and reads back', () => {
    fc.assert(
      fc.property(eras, ({ period, current }) => {
        const theirs = new GenericExtrinsicEra(registry, { current, period })
        // Read back, the phase of a long era is rounded to what was written.
        const mortal = new GenericExtrinsicEra(registry, theirs.toU8a()).asMortalEra
        const era = {
          period: Number(mortal.period.toBigInt()),
          phase: Number(mortal.phase.toBigInt()),
        }
        expect(encode(EraCodec, era)).toEqual(theirs.toU8a())
        expect(decode(EraCodec, theirs.toU8a())).toEqual(era)
        expect(eraBirth(era, current)).toBe(mortal.birth(current))
      }),
    )
  })

  test('without end is one zero byte and counts from genesis', () => {
    expect(encode(EraCodec, undefined)).toEqual(new Uint8Array([0]))
    expect(decode(EraCodec, new Uint8Array([0]))).toBeUndefined()
    expect(eraBirth(undefined, 77)).toBe(0)
  })

  test('of too short a period, or with a phase beyond it, is malformed', () => {
    expect(() => decode(EraCodec, new Uint8Array([0x10, 0]))).toThrow(CodecError)
    expect(() => decode(EraCodec, new Uint8Array([0x41, 0]))).toThrow(CodecError)
    expect(() => encode(EraCodec, { period: 7, phase: 0 })).toThrow(RangeError)
  })
})
