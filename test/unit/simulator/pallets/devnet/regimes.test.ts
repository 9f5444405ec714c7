import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import {
  EmissionRegime,
  EmissionValues,
} from '../../../../../src/simulator/pallets/devnet/storage.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { SwapInterface } from '../../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { TAO, World } from './world.ts'

const SUBNETS = [1, 2, 3, 4]
const BLOCK = TAO

beforeAll(cryptoReady)

let world: World

beforeEach(() => {
  world = new World()
})

const taoIn = (netuid: number) => S.SubnetTaoInEmission.get(world.ctx, netuid)

function setRootWeights(
  coldkey: `0x${string}`,
  hotkey: `0x${string}`,
  weights: readonly (readonly [netuid: number, weight: number])[],
) {
  return world.try(coldkey, {
    pallet: 'Devnet',
    name: 'set_root_weights',
    args: {
      netuid: 0,
      hotkey,
      dests: weights.map(([netuid]) => netuid),
      weights: weights.map(([, weight]) => weight),
      version_key: 0n,
    },
  })
}

describe('a regime', () => {
  test('is chosen by root only, and dtao at genesis', () => {
    expect(EmissionRegime.get(world.ctx)).toBe('Dtao')
    const call = { pallet: 'Devnet', name: 'set_emission_regime', args: { regime: 'Stao' } }
    expect(world.try(DEV.bob, call)).toBe('BadOrigin')
    world.dispatch('root', call)
    expect(EmissionRegime.get(world.ctx)).toBe('Stao')
  })

  test.each(['Root', 'Stao', 'DtaoLaunch', 'Dtao', 'Flow'] as const)(
    '%s mints no more than the curve and keeps TAO and reserves together',
    (regime) => {
      world.regime(regime)
      const before = world.issued()
      world.blocks(50)
      expect(world.issued() - before <= 50n * BLOCK).toBe(true)
      for (const netuid of [0, ...SUBNETS])
        expect(world.held(netuid) >= S.SubnetTAO.get(world.ctx, netuid)).toBe(true)
    },
  )
})

describe('stao', () => {
  beforeEach(() => world.regime('Stao'))

  test('pays each subnet the formula’s whole rao, and everybody in stake one to one', () => {
    for (let block = 0; block < 45; block += 1) {
      const staked = SUBNETS.map((netuid) => S.SubnetAlphaOut.get(world.ctx, netuid))
      const total = staked.reduce((sum, tao) => sum + tao, 0n)
      world.blocks(1)
      expect(SUBNETS.map(taoIn)).toEqual(staked.map((tao) => (BLOCK * tao) / total))
    }
  })

  test('every unit of stake has its rao of TAO', () => {
    world.blocks(100)
    for (const netuid of SUBNETS) {
      const out = S.SubnetAlphaOut.get(world.ctx, netuid)
      expect(S.SubnetTAO.get(world.ctx, netuid) >= out).toBe(true)
      expect(world.stakedOn(netuid) + world.pending(netuid) <= out).toBe(true)
    }
  })

  test('gives back exactly what was put in, and moves nobody else', () => {
    const others = [DEV.alice, DEV.bob].map((coldkey, i) =>
      world.staked(coldkey, [DEV.aliceHotkey, DEV.bobHotkey][i] ?? coldkey, 1),
    )
    const free = world.free(DEV.charlie)
    expect(world.stake(DEV.charlie, DEV.aliceHotkey, 1, 12_345n * TAO + 678n)).toBeUndefined()
    expect(world.staked(DEV.charlie, DEV.aliceHotkey, 1)).toBe(12_345n * TAO + 678n)
    expect(world.staked(DEV.alice, DEV.aliceHotkey, 1)).toBe(others[0])
    expect(world.staked(DEV.bob, DEV.bobHotkey, 1)).toBe(others[1])
    expect(world.unstake(DEV.charlie, DEV.aliceHotkey, 1, 12_345n * TAO + 678n)).toBeUndefined()
    expect(world.free(DEV.charlie)).toBe(free)
  })

  test('has no price', () => {
    for (const netuid of SUBNETS)
      expect(SwapInterface.currentAlphaPrice(world.ctx, netuid)).toBe(1n << 64n)
  })

  test('a new subnet has none either', () => {
    world.blocks(1)
    world.dispatch(DEV.ferdie, {
      pallet: 'SubtensorModule',
      name: 'register_network',
      args: { hotkey: DEV.ferdieHotkey },
    })
    expect(S.SubnetMechanism.get(world.ctx, 5)).toBe(0)
  })
})

describe('root', () => {
  beforeEach(() => world.regime('Root'))

  test('takes stake on root alone', () => {
    expect(world.stake(DEV.charlie, DEV.aliceHotkey, 1, TAO)).toBe('StakeIsOnRoot')
    expect(world.stake(DEV.charlie, DEV.aliceHotkey, 0, TAO)).toBeUndefined()
    for (const netuid of SUBNETS) expect(world.stakedOn(netuid)).toBeLessThanOrEqual(2n)
  })

  test('emits what its validators want, once an epoch, and nothing before the first', () => {
    expect(
      setRootWeights(DEV.alice, DEV.aliceHotkey, [
        [1, 1],
        [2, 3],
      ]),
    ).toBeUndefined()
    expect(setRootWeights(DEV.bob, DEV.bobHotkey, [[2, 9]])).toBeUndefined()
    world.blocks(98)
    expect(SUBNETS.map(taoIn)).toEqual([0n, 0n, 0n, 0n])
    world.blocks(1)
    const [first = 0n, second = 0n, ...others] = SUBNETS.map(taoIn)
    expect(first > 0n && second > first).toBe(true)
    expect(others).toEqual([0n, 0n])
    expect(first + second).toBe(EmissionValues.get(world.ctx, 1) + EmissionValues.get(world.ctx, 2))
    expect(BLOCK - first - second <= 4n).toBe(true)
  })

  test('pays in TAO staked on root, backed to the rao', () => {
    setRootWeights(DEV.alice, DEV.aliceHotkey, [
      [1, 1],
      [2, 1],
    ])
    world.blocks(99)
    const miner = world.staked(DEV.eve, DEV.eveHotkey, 0)
    const owner = world.free(DEV.alice)
    world.blocks(60)
    expect(world.staked(DEV.eve, DEV.eveHotkey, 0) > miner).toBe(true)
    expect(world.free(DEV.alice) > owner).toBe(true)
    const out = S.SubnetAlphaOut.get(world.ctx, 0)
    const waiting = SUBNETS.reduce((sum, netuid) => sum + world.pending(netuid), 0n)
    expect(S.SubnetTAO.get(world.ctx, 0)).toBe(out)
    expect(world.stakedOn(0) + waiting <= out).toBe(true)
    expect(out - world.stakedOn(0) - waiting < 2_000n).toBe(true)
  })

  test('weights are refused to strangers, to other regimes and for subnets that are not', () => {
    expect(setRootWeights(DEV.bob, DEV.aliceHotkey, [[1, 1]])).toBe('NonAssociatedColdKey')
    expect(setRootWeights(DEV.alice, DEV.aliceHotkey, [[77, 1]])).toBe('UidVecContainInvalidOne')
    expect(setRootWeights(DEV.eve, DEV.eveHotkey, [[1, 1]])).toBe('HotKeyNotRegisteredInSubNet')
    expect(
      setRootWeights(DEV.alice, DEV.aliceHotkey, [
        [1, 1],
        [1, 2],
      ]),
    ).toBe('DuplicateUids')
    world.regime('Dtao')
    expect(setRootWeights(DEV.alice, DEV.aliceHotkey, [[1, 1]])).toBe('NotRootRegime')
  })

  test('keeps weights when a stronger validator takes a seat, who inherits those of the seat', () => {
    const weights = [
      [1, 1],
      [2, 3],
    ] as const
    expect(setRootWeights(DEV.alice, DEV.aliceHotkey, weights)).toBeUndefined()
    expect(setRootWeights(DEV.bob, DEV.bobHotkey, weights)).toBeUndefined()
    S.MaxAllowedUids.set(world.ctx, 0, 2)
    const wanted = [0, 1].map((uid) => S.Weights.get(world.ctx, 0, uid))
    world.blocks(1)
    // As much as it takes to be stronger than Bob, whose seat is 1: the number of a subnet, too.
    expect(world.stake(DEV.eve, DEV.eveHotkey, 0, 900_000n * TAO)).toBeUndefined()
    const call = {
      pallet: 'SubtensorModule',
      name: 'root_register',
      args: { hotkey: DEV.eveHotkey },
    }
    world.dispatch(DEV.eve, call)
    expect(S.Keys.get(world.ctx, 0, 1)).toBe(DEV.eveHotkey)
    expect([0, 1].map((uid) => S.Weights.get(world.ctx, 0, uid))).toEqual(wanted)
    expect(world.staked(DEV.bob, DEV.bobHotkey, 0) > 0n).toBe(true)
  })

  test('weighs at most 32 subnets, and later regimes as many as ever', () => {
    expect(S.SubnetLimit.get(world.ctx)).toBe(32)
    world.regime('Dtao')
    expect(S.SubnetLimit.get(world.ctx)).toBe(128)
  })
})

describe('dtao-launch', () => {
  test('injects all of a subnet’s TAO and lets prices differ from moving prices', () => {
    world.regime('DtaoLaunch')
    const reserves = SUBNETS.map((netuid) => S.SubnetTAO.get(world.ctx, netuid))
    world.blocks(1)
    const injected = SUBNETS.map(taoIn)
    expect(injected.reduce((sum, tao) => sum + tao, 0n) >= BLOCK - 4n).toBe(true)
    SUBNETS.forEach((netuid, i) => {
      expect(S.SubnetTAO.get(world.ctx, netuid) - (reserves[i] ?? 0n)).toBe(injected[i])
      expect(S.SubnetAlphaInEmission.get(world.ctx, netuid) <= TAO).toBe(true)
    })
  })
})

describe('a change of regime', () => {
  const wealth = (netuid: number) => [world.stakedOn(netuid), S.SubnetTAO.get(world.ctx, netuid)]

  test('turns alpha into TAO at its price when markets close', () => {
    world.blocks(30)
    const prices = SUBNETS.map((netuid) => SwapInterface.currentAlphaPrice(world.ctx, netuid))
    const before = SUBNETS.map((netuid) => world.staked(DEV.alice, DEV.aliceHotkey, netuid))
    const issued = world.issued()
    world.regime('Stao')
    expect(world.issued()).toBe(issued)
    SUBNETS.forEach((netuid, i) => {
      const worth = ((before[i] ?? 0n) * (prices[i] ?? 0n)) >> 64n
      const difference = worth - world.staked(DEV.alice, DEV.aliceHotkey, netuid)
      expect(difference >= -3n && difference <= 3n).toBe(true)
      const [staked = 0n, reserve = 0n] = wealth(netuid)
      expect(staked <= reserve).toBe(true)
    })
  })

  test('turns TAO into as much alpha at a price of one when they open, and emission goes on', () => {
    world.regime('Stao')
    world.blocks(5)
    const before = SUBNETS.map((netuid) => world.staked(DEV.alice, DEV.aliceHotkey, netuid))
    const emitted = SUBNETS.map(taoIn)
    world.regime('DtaoLaunch')
    expect(SUBNETS.map((netuid) => world.staked(DEV.alice, DEV.aliceHotkey, netuid))).toEqual(
      before,
    )
    for (const netuid of SUBNETS)
      expect(SwapInterface.currentAlphaPrice(world.ctx, netuid)).toBe(1n << 64n)
    world.blocks(1)
    SUBNETS.forEach((netuid, i) => {
      expect(Number(taoIn(netuid))).toBeCloseTo(Number(emitted[i]), -6)
    })
  })

  test('moves all stake to root and loses none of it', () => {
    const worth = SUBNETS.map(
      (netuid) =>
        (world.staked(DEV.bob, DEV.bobHotkey, netuid) *
          SwapInterface.currentAlphaPrice(world.ctx, netuid)) >>
        64n,
    ).reduce((sum, tao) => sum + tao, world.staked(DEV.bob, DEV.bobHotkey, 0))
    const issued = world.issued()
    world.regime('Root')
    expect(world.issued()).toBe(issued)
    const difference = worth - world.staked(DEV.bob, DEV.bobHotkey, 0)
    expect(difference >= -10n && difference <= 10n).toBe(true)
  })
})
