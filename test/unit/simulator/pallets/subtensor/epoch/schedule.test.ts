import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  blocksUntilNextAutoEpoch,
  currentEpochWithLookahead,
  getNextEpochStartBlock,
  isCommitExpired,
  shouldRunEpoch,
} from '../../../../../../src/simulator/pallets/subtensor/epoch/schedule.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { World } from '../staking/world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  S.Tempo.set(world, 1, 20)
  S.LastEpochBlock.set(world, 1, 100n)
})

describe('shouldRunEpoch', () => {
  it('runs once a tempo', () => {
    expect(shouldRunEpoch(world, 1, 119n)).toBe(false)
    expect(shouldRunEpoch(world, 1, 120n)).toBe(true)
  })

  it('never runs without a tempo', () => {
    S.Tempo.set(world, 1, 0)
    expect(shouldRunEpoch(world, 1, 10_000n)).toBe(false)
    expect(getNextEpochStartBlock(world, 1)).toBeUndefined()
    expect(blocksUntilNextAutoEpoch(world, 1, 0, 5n)).toBe(2n ** 64n - 1n)
  })

  it('runs when the owner asked for it', () => {
    S.PendingEpochAt.set(world, 1, 110n)
    expect(shouldRunEpoch(world, 1, 109n)).toBe(false)
    expect(shouldRunEpoch(world, 1, 110n)).toBe(true)
    expect(getNextEpochStartBlock(world, 1)).toBe(110n)
  })

  it('runs after the longest tempo whatever the schedule says', () => {
    S.LastEpochBlock.set(world, 1, 10n ** 9n)
    S.BlocksSinceLastStep.set(world, 1, 50_400n)
    expect(shouldRunEpoch(world, 1, 119n)).toBe(false)
    S.BlocksSinceLastStep.set(world, 1, 50_401n)
    expect(shouldRunEpoch(world, 1, 119n)).toBe(true)
  })
})

it('counts the blocks that are left', () => {
  expect(blocksUntilNextAutoEpoch(world, 1, 20, 113n)).toBe(7n)
  expect(blocksUntilNextAutoEpoch(world, 1, 20, 130n)).toBe(0n)
  expect(getNextEpochStartBlock(world, 1)).toBe(120n)
})

it('looks one epoch ahead in the block in which it is due', () => {
  S.SubnetEpochIndex.set(world, 1, 7n)
  world.block = 119
  expect(currentEpochWithLookahead(world.ctx, 1)).toBe(7n)
  world.block = 120
  expect(currentEpochWithLookahead(world.ctx, 1)).toBe(8n)
  expect(isCommitExpired(world.ctx, 1, 7n)).toBe(false)
  expect(isCommitExpired(world.ctx, 1, 6n)).toBe(true)
})
