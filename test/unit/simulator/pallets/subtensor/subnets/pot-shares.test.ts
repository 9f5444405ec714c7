import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitByLargestRemainder } from '../../../../../../src/simulator/pallets/subtensor/subnets/pot-shares.ts'

const weightsOf = (...weights: bigint[]) => weights.map((weight, holder) => ({ holder, weight }))
const amounts = (pot: bigint, ...weights: bigint[]) =>
  splitByLargestRemainder(pot, weightsOf(...weights))
    .sort((a, b) => a.holder - b.holder)
    .map(({ amount }) => amount)

describe('a pot', () => {
  test('is split by weight, the rest to the largest remainders', () => {
    expect(amounts(10n, 1n, 1n, 1n)).toEqual([4n, 3n, 3n])
    expect(amounts(10n, 2n, 3n, 6n)).toEqual([2n, 3n, 5n])
    expect(amounts(0n, 1n)).toEqual([0n])
  })

  test('stays whole where nobody has weight', () => {
    expect(splitByLargestRemainder(5n, [])).toEqual([])
    expect(splitByLargestRemainder(5n, weightsOf(0n, 0n))).toEqual([])
  })

  test('loses and gains nothing, and nobody is a rao off', () => {
    const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n })
    fc.assert(
      fc.property(u64, fc.array(u64, { minLength: 1, maxLength: 12 }), (pot, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0n)
        fc.pre(total > 0n)
        const portions = splitByLargestRemainder(pot, weightsOf(...weights))
        expect(portions.reduce((sum, { amount }) => sum + amount, 0n)).toBe(pot)
        for (const { holder, amount } of portions) {
          const exact = (pot * (weights[holder] ?? 0n)) / total
          expect(amount === exact || amount === exact + 1n).toBe(true)
        }
      }),
    )
  })
})
