import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { I96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { BlockExecution } from '../../../../../../src/simulator/frame/executive.ts'
import { TotalAlphaIssuance } from '../../../../../../src/simulator/pallets/alpha-assets/storage.ts'
import { TotalIssuance } from '../../../../../../src/simulator/pallets/balances/storage.ts'
import { getAlphaIssuance } from '../../../../../../src/simulator/pallets/subtensor/coinbase/alpha-issuance.ts'
import { revealCrv3Commits } from '../../../../../../src/simulator/pallets/subtensor/coinbase/reveal-commits.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { epochWorld } from '../epoch/world.ts'
import { CAROL, HOT_A, HOT_B, HOT_C, TAO, type World } from '../staking/world.ts'

const HASH = `0x${'45'.repeat(32)}` as const
const MINED = 1_000_000_000n
let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = epochWorld()
  for (const netuid of [1, 2]) {
    S.FirstEmissionBlockNumber.set(world, netuid, 5n)
    S.SubnetMovingPrice.set(world, netuid, I96F32.fromNumber(0.2))
    S.SubnetOwner.set(world, netuid, CAROL)
    S.SubnetOwnerHotkey.set(world, netuid, HOT_C)
    S.LastEpochBlock.set(world, netuid, BigInt(world.block))
    TotalAlphaIssuance.set(world, netuid, getAlphaIssuance(world, netuid))
  }
  world.state.drain()
})

function blocks(count: number): void {
  for (let i = 0; i < count; i += 1) {
    const execution = new BlockExecution(world.runtime, world.state)
    execution.initialize(world.block + 1, HASH)
    execution.finalize()
  }
}

describe('blocks', () => {
  it('issue one TAO each, of which no rao is lost between the two counts', () => {
    const before = TotalIssuance.get(world)
    blocks(35)
    const issued = TotalIssuance.get(world) - before
    expect(35n * MINED - issued).toBeLessThan(35n * 5n)
    expect(S.TotalIssuance.get(world)).toBe(TotalIssuance.get(world))
  })

  it('issue alpha that is either in the pool or outside', () => {
    blocks(35)
    for (const netuid of [1, 2])
      expect(TotalAlphaIssuance.get(world, netuid)).toBe(getAlphaIssuance(world, netuid))
  })

  it('lay alpha aside until the epoch pays it', () => {
    const stakes = () => [HOT_A, HOT_B].map((hotkey) => S.TotalHotkeyAlpha.get(world, hotkey, 1))
    const before = stakes()
    blocks(9)
    expect(S.PendingServerEmission.get(world, 1)).toBeGreaterThan(0n)
    expect(stakes()).toEqual(before)
    blocks(1)
    expect(S.LastMechansimStepBlock.get(world, 1)).toBe(BigInt(world.block))
    expect(S.PendingServerEmission.get(world, 1)).toBe(0n)
    expect(stakes()[0]).toBeGreaterThan(before[0] ?? 0n)
  })

  it('give the chain alpha for the TAO that cannot join the pool', () => {
    blocks(3)
    expect(S.SubnetProtocolAlpha.get(world, 1)).toBeGreaterThan(0n)
    expect(S.SubnetExcessTao.get(world, 1)).toBeGreaterThan(0n)
    expect(S.SubnetTaoInEmission.get(world, 1)).toBe(0n)
  })

  it('end in the same state whenever they are run again', () => {
    blocks(25)
    const first = world.dump()
    const other = epochWorld()
    expect(other.dump()).not.toBe(first)
    const mark = world.state.mark()
    blocks(5)
    world.state.rollback(mark)
    expect(world.dump()).toBe(first)
  })

  it('change children only once the epoch is over', () => {
    const half = 2n ** 63n
    S.PendingChildKeys.set(world, 1, HOT_A, [[[half, HOT_C]], 5n])
    blocks(9)
    expect(S.ChildKeys.get(world, HOT_A, 1)).toEqual([])
    blocks(1)
    expect(S.ChildKeys.get(world, HOT_A, 1)).toEqual([[half, HOT_C]])
    expect(S.ParentKeys.get(world, HOT_C, 1)).toEqual([[half, HOT_A]])
  })

  it('move prices and root proportions of emitting subnets alone', () => {
    S.SubnetTAO.set(world, 0, 100n * TAO)
    S.FirstEmissionBlockNumber.remove(world, 2)
    blocks(1)
    expect(S.RootProp.get(world, 1)).toBeGreaterThan(0n)
    expect(S.RootProp.has(world, 2)).toBe(false)
    expect(S.SubnetAlphaOutEmission.get(world, 2)).toBe(0n)
  })
})

describe('timelocked weights', () => {
  const commit = [[HOT_A, 5n, new Uint8Array([1]), 1n]] as const

  it('stay sealed until their epoch has passed, then go', () => {
    for (const epoch of [3n, 4n, 5n]) S.TimelockedWeightCommits.set(world, 1, epoch, commit)
    S.SubnetEpochIndex.set(world, 1, 5n)
    S.LastEpochBlock.set(world, 1, BigInt(world.block))
    revealCrv3Commits(world.ctx)
    const left = S.TimelockedWeightCommits.keys(world, 1).map(([, epoch]) => epoch)
    expect(new Set(left)).toEqual(new Set([4n, 5n]))
  })

  it('wait where the epoch is put off', () => {
    S.TimelockedWeightCommits.set(world, 1, 0n, commit)
    S.SubnetEpochIndex.set(world, 1, 5n)
    S.MaxEpochsPerBlock.set(world, 0)
    world.block = 5_000
    revealCrv3Commits(world.ctx)
    expect(S.TimelockedWeightCommits.has(world, 1, 0n)).toBe(true)
    S.MaxEpochsPerBlock.set(world, 2)
    revealCrv3Commits(world.ctx)
    expect(S.TimelockedWeightCommits.has(world, 1, 0n)).toBe(false)
  })
})
