import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, World } from '../staking/world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  world.block = 1_000
  S.SubnetOwner.set(world, 1, ALICE)
  S.LastEpochBlock.set(world, 1, 900n)
  S.CommitRevealWeightsEnabled.set(world, 1, false)
})

const setTempo = (tempo: number, signer = ALICE) =>
  world.call(signer, 'set_tempo', { netuid: 1, tempo })
const setCutoff = (factor_milli: number, signer: typeof ALICE | 'root' = ALICE) =>
  world.call(signer, 'set_activity_cutoff_factor', { netuid: 1, factor_milli })
const trigger = (signer = ALICE) => world.call(signer, 'trigger_epoch', { netuid: 1 })

describe('set_tempo', () => {
  it('sets the tempo and counts it from now', () => {
    expect(setTempo(720)).toBeUndefined()
    expect(S.Tempo.get(world, 1)).toBe(720)
    expect(S.LastEpochBlock.get(world, 1)).toBe(1_000n)
  })

  it('is refused outside the bounds, soon before an epoch, too often, and to others', () => {
    expect(setTempo(720, BOB)).toBe('BadOrigin')
    expect(setTempo(359)).toBe('TempoOutOfBounds')
    expect(setTempo(50_401)).toBe('TempoOutOfBounds')
    world.block = 1_251
    expect(setTempo(720)).toBe('AdminActionProhibitedDuringWeightsWindow')
    world.block = 1_250
    expect(setTempo(720)).toBeUndefined()
    world.block = 1_609
    expect(setTempo(360)).toBe('TxRateLimitExceeded')
    world.block = 1_610
    expect(setTempo(360)).toBeUndefined()
  })
})

describe('set_activity_cutoff_factor', () => {
  it('is free to root and paced for the owner', () => {
    expect(setCutoff(999)).toBe('ActivityCutoffFactorMilliOutOfBounds')
    expect(setCutoff(2_000)).toBeUndefined()
    expect(setCutoff(3_000)).toBe('TxRateLimitExceeded')
    expect(setCutoff(4_000, 'root')).toBeUndefined()
    expect(S.ActivityCutoffFactorMilli.get(world, 1)).toBe(4_000)
  })
})

describe('trigger_epoch', () => {
  it('asks for an epoch when the freeze window is over, and freezes until then', () => {
    world.events()
    expect(trigger()).toBeUndefined()
    expect(S.PendingEpochAt.get(world, 1)).toBe(1_010n)
    expect(world.events().at(-1)).toEqual({
      pallet: 'SubtensorModule',
      name: 'EpochTriggered',
      data: { netuid: 1, by: ALICE, fires_at: 1_010n },
    })
    expect(setTempo(720)).toBe('AdminActionProhibitedDuringWeightsWindow')
    expect(trigger()).toBe('EpochTriggerAlreadyPending')
  })

  it('is refused with commit-reveal, to others, and just before an epoch', () => {
    expect(trigger(BOB)).toBe('BadOrigin')
    S.CommitRevealWeightsEnabled.set(world, 1, true)
    expect(trigger()).toBe('DynamicTempoBlockedByCommitReveal')
    S.CommitRevealWeightsEnabled.set(world, 1, false)
    world.block = 1_251
    expect(trigger()).toBe('AutoEpochAlreadyImminent')
  })

  it('is refused too often', () => {
    expect(trigger()).toBeUndefined()
    S.PendingEpochAt.set(world, 1, 0n)
    world.block = 1_100
    expect(trigger()).toBe('TxRateLimitExceeded')
  })
})
