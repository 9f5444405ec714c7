import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { I96F32, log2 } from '../../../../../../src/amm/fixed/index.ts'
import { blockEmissionForIssuance } from '../../../../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'

const SUPPLY = 21_000_000_000_000_000n

describe('blockEmissionForIssuance', () => {
  it.each([
    [0n, 1_000_000_000n],
    [10_499_999_999_999_999n, 1_000_000_000n],
    [10_500_000_000_000_000n, 500_000_000n],
    [15_750_000_000_000_000n, 250_000_000n],
    [SUPPLY - 1n, 0n],
    [SUPPLY, 0n],
    [2n ** 64n - 1n, 0n],
  ])('with %d rao issued it is %d', (issuance, emission) => {
    expect(blockEmissionForIssuance(issuance)).toBe(emission)
  })

  it('halves by the whole logarithm of what is left, as upstream writes it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: SUPPLY - 1n }), (issuance) => {
        const issued = I96F32.divOr(I96F32.fromInt(issuance), I96F32.fromInt(SUPPLY))
        const left = I96F32.divOr(I96F32.one, I96F32.one - issued)
        const halvings = I96F32.toIntFloor(log2(I96F32, left) ?? 0n)
        expect(blockEmissionForIssuance(issuance)).toBe(1_000_000_000n >> halvings)
      }),
      { numRuns: 3_000 },
    )
  })
})
