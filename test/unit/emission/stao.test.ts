import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAmount } from '../../../src/amounts.ts'
import { compare } from '../../../src/emission/compare.ts'
import { parseScenario } from '../../../src/emission/scenario/parse.ts'

const TAO = 1_000_000_000n
const SUPPLY = 21_000_000n

/** People with rao of TAO on each of so many subnets. */
const populations = fc.integer({ min: 1, max: 32 }).chain((subnets) =>
  fc.array(
    fc.array(fc.bigInt(0n, (SUPPLY * TAO) / 1_000n), { minLength: subnets, maxLength: subnets }),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
)

function scenarioOf(population: readonly (readonly bigint[])[]) {
  const netuids = (population[0] ?? []).map((_, i) => i + 1)
  return parseScenario({
    name: 'random',
    blocks: 1,
    subnets: netuids.map((netuid) => ({ netuid, pool: { tao: '1', alpha: '1' } })),
    parties: population.map((stakes, i) => ({
      name: `party ${i}`,
      capital: formatAmount(stakes.reduce((sum, stake) => sum + stake, 0n)),
      places: stakes.flatMap((stake, at) =>
        stake === 0n ? [] : [{ netuid: at + 1, amount: `${stake}rao` }],
      ),
    })),
  })
}

test('shares of a comparison are those of the formula on any population', async () => {
  await fc.assert(
    fc.asyncProperty(populations, async (population) => {
      const { runs } = await compare(scenarioOf(population), { regimes: ['stao'] })
      const staked = (population[0] ?? []).map((_, at) =>
        population.reduce((sum, stakes) => sum + (stakes[at] ?? 0n), 0n),
      )
      const total = staked.reduce((sum, tao) => sum + tao, 0n)
      const [first] = runs[0]?.samples ?? []
      staked.forEach((tao, i) => {
        const share = first?.shares.get(i + 1) ?? 0n
        expect(share).toBe(total === 0n ? 0n : (TAO * tao) / total)
      })
      const emitted = staked.reduce(
        (sum, tao) => sum + (total === 0n ? 0n : (TAO * tao) / total),
        0n,
      )
      expect(runs[0]?.emitted).toBe(emitted)
    }),
  )
})
