import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  drainPending,
  epochsDeferredThisBlock,
  isEpochInputStateConsistent,
} from '../../../../../../src/simulator/pallets/subtensor/coinbase/drain.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { HOT_A, World } from '../staking/world.ts'

const NETUIDS = [3, 1, 2]
let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  for (const netuid of NETUIDS) {
    S.Tempo.set(world, netuid, 10)
    S.LastEpochBlock.set(world, netuid, 90n)
    S.PendingServerEmission.set(world, netuid, BigInt(netuid))
    S.PendingOwnerCut.set(world, netuid, 7n)
  }
})

const drain = (block: bigint) => drainPending(world.ctx, NETUIDS, block)

describe('draining', () => {
  it('takes nothing before an epoch is due, and counts the blocks', () => {
    expect(drain(99n)).toEqual([])
    expect(S.BlocksSinceLastStep.get(world, 1)).toBe(1n)
    expect(S.PendingServerEmission.get(world, 1)).toBe(1n)
  })

  it('takes what waits, in ascending order, and moves the schedule on', () => {
    const drained = drain(100n)
    expect(drained).toEqual([
      [1, { server: 1n, validator: 0n, root: 0n, ownerCut: 7n }],
      [3, { server: 3n, validator: 0n, root: 0n, ownerCut: 7n }],
    ])
    for (const netuid of [1, 3]) {
      expect(S.PendingServerEmission.get(world, netuid)).toBe(0n)
      expect(S.LastEpochBlock.get(world, netuid)).toBe(100n)
      expect(S.SubnetEpochIndex.get(world, netuid)).toBe(1n)
      expect(S.BlocksSinceLastStep.get(world, netuid)).toBe(0n)
    }
  })

  it('puts off what is more than a block may run, to the next one', () => {
    expect(epochsDeferredThisBlock(world.ctx, NETUIDS, 100n)).toEqual(new Set([2]))
    world.events()
    drain(100n)
    expect(world.events()).toEqual([
      {
        pallet: 'SubtensorModule',
        name: 'EpochDeferred',
        data: { netuid: 2, from_block: 100n, to_block: 101n },
      },
    ])
    expect(S.LastEpochBlock.get(world, 2)).toBe(90n)
    expect(drain(101n).map(([netuid]) => netuid)).toEqual([2])
    expect(S.PendingEpochAt.get(world, 2)).toBe(0n)
  })

  it('skips a subnet whose hotkeys are not unique, but uses up its turn', () => {
    for (const uid of [0, 1]) S.Keys.set(world, 1, uid, HOT_A)
    expect(isEpochInputStateConsistent(world.ctx, 1)).toBe(false)
    world.events()
    expect(drain(100n).map(([netuid]) => netuid)).toEqual([2, 3])
    expect(world.events().map(({ name }) => name)).toEqual(['EpochSkipped'])
    expect(S.PendingServerEmission.get(world, 1)).toBe(1n)
    expect(S.LastEpochBlock.get(world, 1)).toBe(100n)
  })
})
