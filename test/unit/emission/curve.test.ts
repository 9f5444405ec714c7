import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Curve } from '../../../src/emission/regimes/curve.ts'
import { blockEmissionForIssuance } from '../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'

const SUPPLY = 21_000_000_000_000_000n

test('is the chain’s curve, in whatever order it is asked', () => {
  const issuances = fc.array(
    fc.oneof(
      fc.bigInt(0n, SUPPLY + 5n),
      // About the first halving.
      fc.bigInt(SUPPLY / 2n - 3n, SUPPLY / 2n + 3n),
    ),
  )
  fc.assert(
    fc.property(issuances, (asked) => {
      const curve = new Curve()
      for (const issuance of asked)
        expect(curve.at(issuance)).toBe(blockEmissionForIssuance(issuance))
    }),
  )
})
