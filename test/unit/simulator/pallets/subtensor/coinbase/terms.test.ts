import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { I96F32, U64F64, U96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { TotalIssuance } from '../../../../../../src/simulator/pallets/balances/storage.ts'
import { mintTao } from '../../../../../../src/simulator/pallets/subtensor/coinbase/credit.ts'
import { injectAndMaybeSwap } from '../../../../../../src/simulator/pallets/subtensor/coinbase/inject.ts'
import { updateMovingPrice } from '../../../../../../src/simulator/pallets/subtensor/coinbase/moving-price.ts'
import { rootProportion } from '../../../../../../src/simulator/pallets/subtensor/coinbase/root-proportion.ts'
import {
  getSubnetTerms,
  type SubnetTerms,
} from '../../../../../../src/simulator/pallets/subtensor/coinbase/subnet-terms.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { SwapInterface } from '../../../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { TAO, World } from '../staking/world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
})

const whole = (bits: bigint | undefined) => U96F32.toIntFloor(bits ?? 0n)
const terms = (tao: bigint) => getSubnetTerms(world.ctx, new Map([[1, U96F32.fromInt(tao)]])).get(1)

describe('root proportion', () => {
  it('is nothing without TAO on root, and grows with it', () => {
    expect(rootProportion(world, 1)).toBe(0n)
    S.TaoWeight.set(world, 2n ** 64n - 1n)
    S.SubnetTAO.set(world, 0, 3_000n * TAO)
    expect(Number(rootProportion(world, 1)) / 2 ** 32).toBeCloseTo(0.5, 6)
  })
})

describe('the terms of a subnet', () => {
  it('put all TAO into the pool while alpha at the going price stays below the cap', () => {
    S.TaoWeight.set(world, 2n ** 64n - 1n)
    S.SubnetTAO.set(world, 0, 3_000n * TAO)
    const { taoIn, alphaIn, alphaOut, excessTao } = terms(TAO / 10n) ?? ({} as SubnetTerms)
    expect([whole(taoIn), excessTao]).toEqual([TAO / 10n, 0n])
    expect(Number(whole(alphaIn))).toBeCloseTo((1e8 * 3000) / 700, -1)
    expect(whole(alphaOut)).toBe(TAO)
  })

  it('leave for purchases what the cap keeps out of the pool', () => {
    const { taoIn, alphaIn, excessTao } = terms(TAO) ?? ({} as SubnetTerms)
    expect([taoIn, alphaIn, whole(excessTao)]).toEqual([0n, 0n, TAO])
  })
})

describe('injection', () => {
  const emission: SubnetTerms = {
    taoIn: U96F32.fromInt(7n * TAO),
    alphaIn: U96F32.fromInt(30n * TAO),
    alphaOut: 0n,
    excessTao: U96F32.fromInt(2n * TAO),
  }
  const inject = (of: SubnetTerms, credit: bigint) =>
    injectAndMaybeSwap(world.ctx, [1], new Map([[1, of]]), mintTao(world.ctx, credit))

  it('feeds the pool, buys with the excess, and leaves no credit behind', () => {
    const before = TotalIssuance.get(world)
    const price = SwapInterface.currentAlphaPrice(world.ctx, 1)
    inject(emission, 10n * TAO)
    expect(S.SubnetTAO.get(world, 1)).toBe(709n * TAO)
    expect(S.SubnetTaoInEmission.get(world, 1)).toBe(7n * TAO)
    expect(S.SubnetExcessTao.get(world, 1)).toBe(2n * TAO)
    expect(S.SubnetProtocolFlow.get(world, 1)).toBe(9n * TAO)
    const bought = S.SubnetProtocolAlpha.get(world, 1)
    expect(bought).toBe(S.SubnetAlphaOut.get(world, 1))
    expect(S.SubnetAlphaIn.get(world, 1)).toBe(3_030n * TAO - bought)
    expect(TotalIssuance.get(world) - before).toBe(9n * TAO)
    expect(S.TotalIssuance.get(world)).toBe(TotalIssuance.get(world))
    expect(SwapInterface.currentAlphaPrice(world.ctx, 1)).toBeGreaterThan(price)
  })

  it('spends no more than was minted', () => {
    inject(emission, 5n * TAO)
    expect(S.SubnetTAO.get(world, 1)).toBe(702n * TAO)
    expect(S.SubnetTaoInEmission.get(world, 1)).toBe(0n)
  })

  it('forgets what an earlier block injected', () => {
    inject(emission, 10n * TAO)
    inject({ taoIn: 0n, alphaIn: 0n, alphaOut: 0n, excessTao: 0n }, 0n)
    expect(S.SubnetExcessTao.get(world, 1)).toBe(0n)
    expect(S.SubnetTaoInEmission.get(world, 1)).toBe(0n)
    expect(S.SubnetAlphaInEmission.get(world, 1)).toBe(0n)
  })
})

describe('the moving price', () => {
  const moved = () => {
    updateMovingPrice(world.ctx, 1)
    return S.SubnetMovingPrice.get(world, 1)
  }

  it('goes towards the spot price, faster on an older subnet', () => {
    S.FirstEmissionBlockNumber.set(world, 1, 1n)
    world.block = 1_000
    const young = moved()
    S.SubnetMovingPrice.remove(world, 1)
    world.block = 1_000_000
    expect(moved()).toBeGreaterThan(young)
    expect(young).toBeGreaterThan(0n)
  })

  it('takes no spot price for more than one', () => {
    S.SubnetMovingAlpha.set(world, I96F32.one)
    S.EMAPriceHalvingBlocks.set(world, 1, 0n)
    S.FirstEmissionBlockNumber.set(world, 1, 1n)
    S.SubnetTAO.set(world, 1, 9_000n * TAO)
    expect(SwapInterface.currentAlphaPrice(world.ctx, 1)).toBeGreaterThan(U64F64.one)
    expect(moved()).toBe(I96F32.one)
  })
})
