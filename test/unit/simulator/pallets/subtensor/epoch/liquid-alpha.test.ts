import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { I32F32 } from '../../../../../../src/amm/fixed/index.ts'
import {
  alphaSigmoid,
  expSafe,
  liquidAlphas,
} from '../../../../../../src/simulator/pallets/subtensor/epoch/liquid-alpha.ts'
import { ONE } from '../../../../../../src/simulator/pallets/subtensor/epoch/math/bits.ts'
import { sparseOf } from '../../../../../../src/simulator/pallets/subtensor/epoch/math/sparse.ts'

const SETTINGS = {
  low: I32F32.fromNumber(0.7),
  high: I32F32.fromNumber(0.9),
  steepness: I32F32.fromInt(1000n),
}
const difference = fc.integer({ min: 0, max: ONE }).map(BigInt)

describe('alphaSigmoid', () => {
  it('stays between the two alphas and grows with the difference', () => {
    fc.assert(
      fc.property(difference, difference, (a, b) => {
        const [one, other] = [alphaSigmoid(SETTINGS, a), alphaSigmoid(SETTINGS, b)]
        expect(one >= SETTINGS.low && one <= SETTINGS.high).toBe(true)
        // The exponential series is good to some 2^-20 only.
        if (a < b) expect(one <= other + 4096n).toBe(true)
      }),
    )
  })

  it('lies half way at a half', () => {
    const middle = alphaSigmoid(SETTINGS, I32F32.one >> 1n)
    expect(Number(middle) / ONE).toBeCloseTo(0.8, 6)
  })
})

it('holds exponents at ±20', () => {
  expect(expSafe(I32F32.fromInt(50n))).toBe(expSafe(I32F32.fromInt(20n)))
  expect(expSafe(I32F32.fromInt(-50n))).toBe(expSafe(I32F32.fromInt(-20n)))
  expect(Number(expSafe(I32F32.fromInt(3n))) / ONE).toBeCloseTo(Math.exp(3), 5)
})

it('passes over a cell whose column goes back, as upstream does', () => {
  const none = new Uint16Array()
  const whole = { limits: Float64Array.of(1, 1), marks: new Float64Array(2), keepsOwn: () => true }
  const sorted = sparseOf([Uint16Array.from([0, 65535, 1, 65535]), none], whole)
  const unsorted = sparseOf([Uint16Array.from([1, 65535, 0, 65535]), none], whole)
  const bonds = sparseOf([none, none], whole)
  const alphas = [sorted, unsorted].map((weights) => {
    const scaled = { ...weights, values: weights.values.map(() => ONE) }
    const row = new Float64Array(2)
    liquidAlphas(SETTINGS, scaled, bonds, new Float64Array([0, 0]))(0, row)
    return [...row]
  })
  const [[first = 0, second = 0] = [], [missed = 0, seen = 0] = []] = alphas
  expect(seen).toBe(second)
  expect(first).toBe(second)
  expect(missed).toBeLessThan(first)
})
