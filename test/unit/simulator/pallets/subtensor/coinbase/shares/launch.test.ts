import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { I96F32 } from '../../../../../../../src/amm/fixed/index.ts'
import {
  LAUNCH_MOVING_ALPHA,
  type LaunchChain,
  type LaunchSubnet,
} from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/launch/chain.ts'
import { launchBlock } from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/launch/coinbase.ts'
import {
  stakeAtLaunch,
  unstakeAtLaunch,
} from '../../../../../../../src/simulator/pallets/subtensor/coinbase/shares/launch/stake.ts'

const TAO = 1_000_000_000n

function subnet(netuid: number, changes: Partial<LaunchSubnet> = {}): LaunchSubnet {
  return {
    netuid,
    mechanism: 1,
    tempo: 360,
    registrationAllowed: true,
    powRegistrationAllowed: false,
    tao: 1000n * TAO,
    alphaIn: 1000n * TAO,
    alphaOut: 0n,
    volume: 0n,
    movingPrice: I96F32.one / 10n,
    taoInEmission: 0n,
    alphaInEmission: 0n,
    alphaOutEmission: 0n,
    pendingEmission: 0n,
    pendingOwnerCut: 0n,
    pendingRootDivs: 0n,
    pendingAlphaSwapped: 0n,
    blocksSinceLastStep: 0n,
    ...changes,
  }
}

function chain(subnets: LaunchSubnet[], changes: Partial<LaunchChain> = {}): LaunchChain {
  return {
    rootTao: 5_000_000n * TAO,
    taoWeight: 3_320_413_933_267_719_290n,
    ownerCut: 11796,
    movingAlpha: LAUNCH_MOVING_ALPHA,
    totalIssuance: 8_450_000n * TAO,
    totalStake: 6_000_000n * TAO,
    subnets,
    ...changes,
  }
}

const reserves = fc.bigInt(10n * TAO, 1_000_000n * TAO)
const subnets = fc
  .array(fc.record({ tao: reserves, alphaIn: reserves, movingPrice: fc.bigInt(1n, I96F32.one) }), {
    minLength: 1,
    maxLength: 16,
  })
  .map((all) => all.map((each, index) => subnet(index + 1, each)))

describe('a block', () => {
  test('shares its TAO by moving price, less than a rao a subnet unspent', () => {
    fc.assert(
      fc.property(subnets, (all) => {
        const prices = all.map(({ movingPrice }) => movingPrice)
        const total = prices.reduce((sum, price) => sum + price, 0n)
        const { blockEmission } = launchBlock(chain(all), 1n)
        let spent = 0n
        all.forEach(({ taoInEmission }, index) => {
          expect(taoInEmission).toBe((blockEmission * (prices[index] ?? 0n)) / total)
          spent += taoInEmission
        })
        expect(spent <= blockEmission && blockEmission - spent <= BigInt(all.length)).toBe(true)
      }),
    )
  })

  test('hands out every rao of alpha that it makes: pool, owner, root, participants', () => {
    fc.assert(
      fc.property(subnets, (all) => {
        const issuedBefore = all.map(({ alphaIn, alphaOut }) => alphaIn + alphaOut)
        launchBlock(chain(all), 1n)
        all.forEach((each, index) => {
          const made = each.alphaInEmission + each.alphaOutEmission
          expect(each.alphaIn + each.alphaOut - (issuedBefore[index] ?? 0n)).toBe(made)
          const pending = each.pendingOwnerCut + each.pendingAlphaSwapped + each.pendingEmission
          const lost = each.alphaOutEmission - pending
          expect(lost >= 0n && lost <= 3n).toBe(true)
        })
      }),
    )
  })

  test('moves the moving price towards the price and never past it', () => {
    const [quiet] = [subnet(1, { movingPrice: I96F32.one / 2n })]
    const market = chain([quiet])
    let last = quiet.movingPrice
    for (let block = 1n; block <= 50n; block += 1n) {
      launchBlock(market, block)
      expect(quiet.movingPrice > last && quiet.movingPrice < I96F32.one).toBe(true)
      last = quiet.movingPrice
    }
  })
})

describe('a stake', () => {
  test('loses value on the way in and out, and the pool keeps the difference', () => {
    fc.assert(
      fc.property(fc.bigInt(TAO, 100_000n * TAO), (amount) => {
        const pool = subnet(1)
        const market = chain([pool])
        const { tao: before } = pool
        const { alpha } = stakeAtLaunch(market, pool, amount)
        const { tao: back } = unstakeAtLaunch(market, pool, alpha)
        expect(back < amount).toBe(true)
        expect(pool.tao - before).toBe(amount - back)
        expect(pool.alphaOut).toBe(0n)
      }),
    )
  })

  test('raises the price for everybody', () => {
    const pool = subnet(1)
    const market = chain([pool])
    const cheap = stakeAtLaunch(market, pool, 10n * TAO).alpha
    const dear = stakeAtLaunch(market, pool, 10n * TAO).alpha
    expect(dear < cheap).toBe(true)
  })

  test('does not happen where the pool would fall below its floor', () => {
    const thin = subnet(1, { tao: 20_000_000n, alphaIn: 20_000_000n })
    const market = chain([thin])
    expect(stakeAtLaunch(market, thin, TAO, 0n).alpha).toBe(0n)
    expect(thin.tao).toBe(20_000_000n)
  })
})
