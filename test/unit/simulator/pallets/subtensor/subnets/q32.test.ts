import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decayFactorQ32,
  mulByQ32,
  powQ32,
} from '../../../../../../src/simulator/pallets/subtensor/utils/q32.ts'

const ONE = 1n << 32n
const U64_MAX = (1n << 64n) - 1n

describe('numbers of 2^32', () => {
  test('multiply rounding down, held inside u64', () => {
    expect(mulByQ32(7n, ONE)).toBe(7n)
    expect(mulByQ32(7n, ONE / 2n)).toBe(3n)
    expect(mulByQ32(U64_MAX, ONE * 2n)).toBe(U64_MAX)
  })

  test('have powers', () => {
    expect(powQ32(ONE / 2n, 0)).toBe(ONE)
    expect(powQ32(ONE / 2n, 3)).toBe(ONE / 8n)
  })

  test('decay by half in the half-life or sooner, but not a step sooner', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), (halfLife) => {
        const factor = decayFactorQ32(halfLife)
        expect(powQ32(factor, halfLife)).toBeLessThanOrEqual(ONE / 2n)
        expect(powQ32(factor + 1n, halfLife)).toBeGreaterThan(ONE / 2n)
      }),
      { numRuns: 40 },
    )
  })

  test('do not decay without a half-life', () => {
    expect(decayFactorQ32(0)).toBe(ONE)
  })
})
