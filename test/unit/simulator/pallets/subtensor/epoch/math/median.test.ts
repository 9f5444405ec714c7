import fc from 'fast-check'
import { expect, it } from 'vitest'
import { weightedMedian } from '../../../../../../../src/simulator/pallets/subtensor/epoch/math/median.ts'

const voters = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 6 })),
  { maxLength: 30 },
)

it('is the least score that more than the minority stands at or below', () => {
  fc.assert(
    fc.property(voters, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (list, part) => {
      const stake = Float64Array.from(list, ([each]) => each)
      const score = Float64Array.from(list, ([, each]) => each)
      const total = stake.reduce((a, b) => a + b, 0)
      const minority = Math.floor(total * part)
      const upTo = (limit: number) =>
        list.reduce((sum, [each, value]) => (value <= limit ? sum + each : sum), 0)
      const scores = [...new Set(score)].sort((a, b) => a - b)
      const expected = scores.find((value) => upTo(value) > minority) ?? scores.at(-1) ?? 0
      expect(weightedMedian(stake, score, minority, total)).toBe(expected)
    }),
    { numRuns: 2_000 },
  )
})

it('is zero where nobody votes', () => {
  expect(weightedMedian(new Float64Array(), new Float64Array(), 0, 0)).toBe(0)
})
