import { beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { MARKET_RULES } from '../../../src/emission/regimes/market-rule.ts'
import { marketStep } from '../../../src/emission/regimes/market-step.ts'
import { newPool, type SubnetPool } from '../../../src/emission/regimes/subnet-pool.ts'
import { blockEmissionForIssuance } from '../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'
import * as S from '../../../src/simulator/pallets/subtensor/storage/index.ts'
import { World } from '../simulator/pallets/devnet/world.ts'

beforeAll(cryptoReady)

const SUBNETS = [1, 2, 3, 4]

/** A chain whose epochs never come, so that nothing but emission moves its pools. */
function quietChain(): World {
  const world = new World()
  S.TaoWeight.set(world.ctx, 3_320_413_933_267_719_290n)
  for (const netuid of SUBNETS) {
    S.Tempo.set(world.ctx, netuid, 50_000)
    S.LastEpochBlock.set(world.ctx, netuid, 1n)
  }
  return world
}

function poolOf({ ctx }: World, netuid: number): SubnetPool {
  const reserves = { tao: S.SubnetTAO.get(ctx, netuid), alpha: S.SubnetAlphaIn.get(ctx, netuid) }
  return Object.assign(newPool(netuid, 0, reserves), {
    alphaOut: S.SubnetAlphaOut.get(ctx, netuid),
    movingPrice: S.SubnetMovingPrice.get(ctx, netuid),
  })
}

describe('the model of today’s rule', () => {
  test('keeps beside the chain itself for four hundred blocks', () => {
    const world = quietChain()
    world.blocks(1)
    const pools = SUBNETS.map((netuid) => poolOf(world, netuid))
    let issuance = S.TotalIssuance.get(world.ctx)
    for (let block = 2; block <= 400; block += 1) {
      const rootTao = S.SubnetTAO.get(world.ctx, 0)
      const blockEmission = blockEmissionForIssuance(issuance)
      const state = { pools, rootTao, blockEmission, block }
      issuance += marketStep(state, MARKET_RULES.dtao, 1)
    }
    world.blocks(399)
    expect(Math.abs(Number(S.TotalIssuance.get(world.ctx) - issuance))).toBeLessThan(1e5)
    SUBNETS.forEach((netuid, i) => {
      const [theirs, ours] = [poolOf(world, netuid), pools[i]]
      for (const field of ['tao', 'alphaIn', 'alphaOut', 'movingPrice'] as const) {
        const ratio = Number(ours?.[field]) / Number(theirs[field])
        expect(Math.abs(ratio - 1), `${field} of ${netuid}`).toBeLessThan(1e-5)
      }
    })
  })
})
