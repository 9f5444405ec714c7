import fc from 'fast-check'
import { expect, test } from 'vitest'
import { I96F32 } from '../../../src/amm/fixed/index.ts'
import { MARKET_RULES } from '../../../src/emission/regimes/market-rule.ts'
import { type MarketState, marketStep } from '../../../src/emission/regimes/market-step.ts'
import { newPool, type SubnetPool } from '../../../src/emission/regimes/subnet-pool.ts'
import { blockEmissionForIssuance } from '../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'
import type { LaunchSubnet } from '../../../src/simulator/pallets/subtensor/coinbase/shares/launch/chain.ts'
import { launchBlock } from '../../../src/simulator/pallets/subtensor/coinbase/shares/launch/coinbase.ts'
import { taoForAlpha } from '../../../src/simulator/pallets/subtensor/coinbase/shares/launch/pool.ts'

const TAO = 1_000_000_000n
const TAO_WEIGHT = 3_320_413_933_267_719_290n

interface Seed {
  readonly tao: bigint
  readonly alphaIn: bigint
  readonly alphaOut: bigint
  readonly movingPrice: bigint
}

const reserve = fc.bigInt(100n * TAO, 1_000_000n * TAO)
const seeds = fc.array(
  fc.record({
    tao: reserve,
    alphaIn: reserve,
    alphaOut: fc.bigInt(0n, 1_000_000n * TAO),
    movingPrice: fc.bigInt(1n, 4n * I96F32.one),
  }),
  { minLength: 1, maxLength: 8 },
)

/** Subnets whose moving price is near their price, as long runs have them. */
const settled = fc
  .array(fc.tuple(fc.bigInt(5_000n, 50_000n), fc.bigInt(50n, 150n)), { minLength: 1, maxLength: 6 })
  .map((all) =>
    all.map(([tao, percent]) => {
      const alphaIn = 60_000n * TAO
      const price = (tao * TAO * I96F32.one) / alphaIn
      const movingPrice = (price * percent) / 100n
      return { tao: tao * TAO, alphaIn, alphaOut: alphaIn, movingPrice }
    }),
  )

function launchSubnet(seed: Seed, index: number): LaunchSubnet {
  return {
    ...seed,
    netuid: index + 1,
    mechanism: 1,
    tempo: 0,
    registrationAllowed: true,
    powRegistrationAllowed: false,
    volume: 0n,
    taoInEmission: 0n,
    alphaInEmission: 0n,
    alphaOutEmission: 0n,
    pendingEmission: 0n,
    pendingOwnerCut: 0n,
    pendingRootDivs: 0n,
    pendingAlphaSwapped: 0n,
    blocksSinceLastStep: 0n,
  }
}

function pool(seed: Seed, index: number): SubnetPool {
  const made = newPool(index + 1, -1_000_000, { tao: seed.tao, alpha: seed.alphaIn })
  return Object.assign(made, { alphaOut: seed.alphaOut, movingPrice: seed.movingPrice })
}

function run(pools: SubnetPool[], rule: keyof typeof MARKET_RULES, blocks: number, step: number) {
  let issuance = 8_450_000n * TAO
  for (let block = step; block <= blocks; block += step) {
    const blockEmission = blockEmissionForIssuance(issuance)
    const state: MarketState = { pools, rootTao: 5_000_000n * TAO, blockEmission, block }
    issuance += marketStep(state, MARKET_RULES[rule], step)
  }
  return issuance
}

test('one block at a time, the launch is the rule that upstream’s vectors judged', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 40 }), (all, blocks) => {
      const chain = {
        rootTao: 5_000_000n * TAO,
        taoWeight: TAO_WEIGHT,
        ownerCut: 11_796,
        movingAlpha: 12_885n,
        totalIssuance: 8_450_000n * TAO,
        totalStake: 0n,
        subnets: all.map(launchSubnet),
      }
      for (let block = 1; block <= blocks; block += 1) launchBlock(chain, BigInt(block))
      const pools = all.map(pool)
      expect(run(pools, 'dtao-launch', blocks, 1)).toBe(chain.totalIssuance)
      chain.subnets.forEach((subnet, i) => {
        const ours = pools[i]
        expect(ours?.movingPrice).toBe(subnet.movingPrice)
        expect(ours?.alphaIn).toBe(subnet.alphaIn)
        expect(ours?.alphaOut).toBe(subnet.alphaOut)
        expect(ours?.tao).toBe(subnet.tao)
        expect(ours?.pendingOwner).toBe(subnet.pendingOwnerCut)
        expect(ours?.pendingRoot).toBe(subnet.pendingRootDivs)
      })
    }),
    { numRuns: 30 },
  )
})

test('what the launch pays out is cut after eighteen bits of what is left', () => {
  fc.assert(
    fc.property(seeds, fc.bigInt(0n, 1_000n * TAO), fc.boolean(), (all, some, atEdge) => {
      all.map(launchSubnet).forEach((subnet) => {
        const given = atEdge ? subnet.alphaIn >> 20n : some
        const whole = subnet.alphaIn + given
        // At the edge what is left is a whole number of rao and less than 2⁻²⁰ of one.
        if (atEdge) subnet.tao = whole + whole / given
        const out = taoForAlpha(subnet, given) ?? 0n
        expect(MARKET_RULES['dtao-launch'].swap.paidOut(subnet.alphaIn, subnet.tao, given)).toBe(
          out,
        )
      })
    }),
    { numRuns: 500 },
  )
})

test.each(['dtao-launch', 'dtao', 'flow'] as const)(
  '%s: larger steps come to the same in two thousandths',
  (rule) => {
    fc.assert(
      fc.property(settled, (all) => {
        const [exact, coarse] = [all.map(pool), all.map(pool)]
        const blocks = 480
        const [issued, approximately] = [run(exact, rule, blocks, 1), run(coarse, rule, blocks, 12)]
        expect(Math.abs(Number(issued - approximately))).toBeLessThan(1e6)
        exact.forEach((one, i) => {
          const other = coarse[i]
          for (const field of ['tao', 'alphaIn', 'alphaOut'] as const) {
            const ratio = Number(other?.[field]) / Number(one[field])
            expect(Math.abs(ratio - 1)).toBeLessThan(2e-3)
          }
        })
      }),
      { numRuns: 6 },
    )
  },
)

test('nothing is emitted where no price moves it and no flow', () => {
  const pools = [newPool(1, 0, { tao: TAO, alpha: TAO })]
  expect(run(pools, 'dtao-launch', 1, 1)).toBe(8_450_000n * TAO)
  expect(run(pools, 'flow', 1, 1)).toBe(8_450_000n * TAO)
})
