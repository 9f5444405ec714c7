import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  reserveEmissions,
  staoEmissions,
  staoShares,
} from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/stao.ts'

const TOTAL_SUPPLY = 21_000_000_000_000_000n
const staked = fc
  .array(fc.tuple(fc.nat(65535), fc.bigInt(0n, TOTAL_SUPPLY)), { maxLength: 64 })
  .map((entries) => new Map(entries))
const blockEmission = fc.bigInt(0n, 1_000_000_000n)

test('shares are the formula’s fractions, and add up to one exactly', () => {
  fc.assert(
    fc.property(staked, (population) => {
      const shares = staoShares(population)
      const total = [...population.values()].reduce((sum, tao) => sum + tao, 0n)
      expect(shares.size).toBe(total === 0n ? 0 : population.size)
      if (total === 0n) return
      expect([...shares.keys()]).toEqual([...population.keys()])
      let numerators = 0n
      for (const [netuid, share] of shares) {
        expect(share).toEqual({ numerator: population.get(netuid), denominator: total })
        numerators += share.numerator
      }
      expect(numerators).toBe(total)
    }),
  )
})

test('the whole rao of an emission are the formula rounded down once', () => {
  fc.assert(
    fc.property(staked, blockEmission, (population, emission) => {
      const total = [...population.values()].reduce((sum, tao) => sum + tao, 0n)
      const emissions = staoEmissions(population, emission)
      let sum = 0n
      for (const [netuid, bits] of emissions) {
        expect(bits >> 32n).toBe((emission * (population.get(netuid) ?? 0n)) / total)
        sum += bits >> 32n
      }
      if (total === 0n) return
      expect(sum <= emission).toBe(true)
      expect(emission - sum < BigInt(emissions.size)).toBe(true)
    }),
  )
})

test('raising one share lowers the others in proportion and moves no stake', () => {
  fc.assert(
    fc.property(staked, fc.bigInt(1n, TOTAL_SUPPLY), fc.nat(), (population, more, pick) => {
      const netuids = [...population.keys()]
      const chosen = netuids[pick % Math.max(netuids.length, 1)]
      const before = staoShares(population)
      if (chosen === undefined || before.size === 0) return
      const raised = new Map(population).set(chosen, (population.get(chosen) ?? 0n) + more)
      const after = staoShares(raised)
      for (const netuid of netuids.filter((each) => each !== chosen)) {
        expect(raised.get(netuid)).toBe(population.get(netuid))
        const [was, is] = [before.get(netuid), after.get(netuid)]
        expect(is?.numerator).toBe(was?.numerator)
        expect((is?.denominator ?? 0n) - (was?.denominator ?? 0n)).toBe(more)
      }
    }),
  )
})

test('nothing staked emits nothing', () => {
  expect(staoEmissions(new Map([[1, 0n]]), 1_000_000_000n)).toEqual(new Map())
  expect(staoShares(new Map())).toEqual(new Map())
})

test('the development build’s rounding stays within a few rao of the formula', () => {
  const population = fc.array(fc.bigInt(10n ** 12n, 10n ** 15n), { minLength: 1, maxLength: 32 })
  fc.assert(
    fc.property(population, (reserves) => {
      const subnets = new Map(reserves.map((tao, index) => [index + 1, { mechanism: 1, tao }]))
      const exact = staoEmissions(
        new Map([...subnets].map(([netuid, { tao }]) => [netuid, tao])),
        1_000_000_000n,
      )
      for (const [netuid, rao] of reserveEmissions(subnets, 1_000_000_000n)) {
        const difference = ((exact.get(netuid) ?? 0n) >> 32n) - rao
        expect(difference >= 0n && difference <= 2n).toBe(true)
      }
    }),
  )
})
