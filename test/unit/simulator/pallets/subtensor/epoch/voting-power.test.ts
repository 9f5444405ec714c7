import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { epochWithMechanisms } from '../../../../../../src/simulator/pallets/subtensor/epoch/mechanisms.ts'
import { averagedPower } from '../../../../../../src/simulator/pallets/subtensor/epoch/voting-power.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { HOT_A, HOT_B, HOT_C, type World } from '../staking/world.ts'
import { epochWorld, MINERS } from './world.ts'

const [MINER = HOT_C] = MINERS
let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = epochWorld()
  S.VotingPowerTrackingEnabled.set(world, 1, true)
  S.VotingPowerEmaAlpha.set(world, 1, 10n ** 17n)
})

const run = () => epochWithMechanisms(world.ctx, 1, 0n)
const power = (hotkey = HOT_A) => S.VotingPower.get(world, 1, hotkey)

it('averages between stake and what was', () => {
  expect(averagedPower(1_000n, 0n, 10n ** 18n)).toBe(1_000n)
  expect(averagedPower(1_000n, 0n, 10n ** 17n)).toBe(100n)
  expect(averagedPower(0n, 1_000n, 10n ** 17n)).toBe(900n)
})

describe('an epoch', () => {
  it('moves the power of validators a tenth of the way to their stake', () => {
    run()
    expect(power()).toBe(10n ** 11n)
    run()
    expect(power()).toBe(19n * 10n ** 10n)
  })

  it('takes the power of those who are no validators, or no longer there', () => {
    S.VotingPower.set(world, 1, MINER, 5n)
    S.VotingPower.set(world, 1, HOT_C, 5n)
    run()
    expect([power(MINER), power(HOT_C)]).toEqual([0n, 0n])
  })

  it('drops who falls below the threshold, and lets newcomers grow up to it', () => {
    S.StakeThreshold.set(world, 2n * 10n ** 11n)
    S.VotingPower.set(world, 1, HOT_B, 2n * 10n ** 11n)
    S.TotalHotkeyAlpha.set(world, HOT_B, 1, 2n * 10n ** 11n - 1n)
    run()
    expect(power(HOT_A)).toBe(10n ** 11n)
    expect(power(HOT_B)).toBe(0n)
  })

  it('ends the count when the time of grace is over', () => {
    S.VotingPowerDisableAtBlock.set(world, 1, 11n)
    run()
    expect(power()).toBeGreaterThan(0n)
    world.block = 11
    world.events()
    run()
    expect(S.VotingPower.keys(world, 1)).toEqual([])
    expect(S.VotingPowerTrackingEnabled.get(world, 1)).toBe(false)
    expect(world.events().map(({ name }) => name)).toContain('VotingPowerTrackingDisabled')
  })

  it('counts nothing where nobody asked for it', () => {
    S.VotingPowerTrackingEnabled.set(world, 1, false)
    run()
    expect(power()).toBe(0n)
  })
})
