import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { I32F32 } from '../../../../../../../src/amm/fixed/index.ts'
import {
  divFloor,
  fromRaw,
  fromU16Proportion,
  mulFloor,
  ONE,
  toU16Proportion,
} from '../../../../../../../src/simulator/pallets/subtensor/epoch/math/bits.ts'

/** Integers of every size up to 2^`top`, small and round ones as likely as large ones. */
const integers = (top: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: top }), fc.maxSafeInteger(), fc.integer({ min: -2, max: 2 }))
    .map(([bits, noise, near]) => {
      const size = 2 ** bits
      return near === 0 ? Math.abs(noise) % size : Math.max(size + near, 0)
    })
const runs = { numRuns: 20_000 }

describe('mulFloor', () => {
  it('equals I32F32 for every sign, wherever the result fits a double', () => {
    const signed = fc.tuple(integers(52), fc.boolean()).map(([x, minus]) => (minus ? -x : x))
    fc.assert(
      fc.property(signed, signed, (a, b) => {
        const exact = I32F32.mulSaturating(BigInt(a), BigInt(b))
        fc.pre(exact > -(2n ** 53n) && exact < 2n ** 53n)
        expect(BigInt(mulFloor(a, b))).toBe(exact)
      }),
      runs,
    )
  })

  it('gives no negative zero', () => {
    expect(Object.is(mulFloor(-5, 0), 0)).toBe(true)
    expect(Object.is(mulFloor(0, -5), 0)).toBe(true)
  })
})

describe('divFloor', () => {
  it('equals I32F32 wherever the result fits a double', () => {
    fc.assert(
      fc.property(integers(53), integers(53), (a, b) => {
        const exact = I32F32.divOr(BigInt(a), BigInt(b))
        fc.pre(exact < 2n ** 53n)
        expect(BigInt(divFloor(a, b))).toBe(exact)
      }),
      runs,
    )
  })

  it('equals I32F32 beside whole quotients, where an estimate is in doubt', () => {
    fc.assert(
      fc.property(
        integers(34),
        integers(44),
        fc.integer({ min: -1, max: 1 }),
        (quotient, divisor, near) => {
          const product = (BigInt(quotient) * BigInt(divisor)) / 2n ** 32n + BigInt(near)
          fc.pre(product >= 0n && product < 2n ** 53n)
          const a = Number(product)
          expect(BigInt(divFloor(a, divisor))).toBe(I32F32.divOr(product, BigInt(divisor)))
        },
      ),
      runs,
    )
  })

  it('gives zero for a zero divisor', () => {
    expect(divFloor(7, 0)).toBe(0)
  })
})

describe('proportions', () => {
  it('go from u16 to bits and back as upstream rounds them', () => {
    const max = I32F32.fromInt(65535n)
    for (let parts = 0; parts <= 65535; parts += 1) {
      const exact = I32F32.divOr(I32F32.fromInt(BigInt(parts)), max)
      const bits = fromU16Proportion(parts)
      if (BigInt(bits) !== exact) expect.unreachable(`${parts} gives ${bits}`)
      const back = I32F32.toIntSaturating(I32F32.mulSaturating(exact, max), 16)
      if (BigInt(toU16Proportion(bits)) !== back) expect.unreachable(`${parts} comes back wrong`)
    }
  })

  it('hold what lies outside', () => {
    expect(toU16Proportion(2 * ONE)).toBe(65535)
    expect(toU16Proportion(-ONE)).toBe(0)
    expect(fromRaw(1n << 32n)).toBe(ONE)
  })
})
