import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { attempt, DispatchFailure } from '../../../../../../src/simulator/frame/dispatch-error.ts'
import { mechanismIndex } from '../../../../../../src/simulator/pallets/subtensor/epoch/mechanism-index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  doSetEmissionSplit,
  doSetMaxMechanismCount,
  doSetMechanismCount,
} from '../../../../../../src/simulator/pallets/subtensor/subnets/mechanism-count.ts'
import { ALICE, BOB, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
beforeEach(() => {
  world = new World()
  S.MaxAllowedUids.set(world.ctx, 1, 64)
})

function refusal(body: () => void) {
  const outcome = attempt(body)
  return outcome instanceof DispatchFailure ? outcome.module?.name : undefined
}
const count = (mechanisms: number, netuid = 1) =>
  refusal(() => doSetMechanismCount(world.ctx, netuid, mechanisms))

describe('mechanisms of a subnet', () => {
  test('come and go, and those that go leave nothing', () => {
    expect(count(2)).toBeUndefined()
    const index = mechanismIndex(1, 1)
    expect(index).toBe(4097)
    S.Weights.set(world.ctx, index, 0, [[0, 1]])
    S.LastUpdate.set(world.ctx, index, [4n])
    expect(count(1)).toBeUndefined()
    expect(S.Weights.keys(world.ctx, index)).toEqual([])
    expect(S.LastUpdate.has(world.ctx, index)).toBe(false)
  })

  test('keep to their limits', () => {
    expect(count(2, 9)).toBe('MechanismDoesNotExist')
    expect(count(0)).toBe('InvalidValue')
    expect(count(3)).toBe('InvalidValue')
    S.MaxAllowedUids.set(world.ctx, 1, 200)
    expect(count(2)).toBe('TooManyUIDsPerMechanism')
    expect(refusal(() => doSetMaxMechanismCount(world.ctx, 17))).toBe('InvalidValue')
    expect(refusal(() => doSetMaxMechanismCount(world.ctx, 16))).toBeUndefined()
  })

  test('share emission as the owner says, evenly again when their number changes', () => {
    const split = (shares?: number[]) => refusal(() => doSetEmissionSplit(world.ctx, 1, shares))
    count(2)
    expect(split([1, 2])).toBe('InvalidValue')
    expect(split([20_000, 40_000, 5_535])).toBe('InvalidValue')
    expect(split([20_000, 45_535])).toBeUndefined()
    expect(S.MechanismEmissionSplit.get(world.ctx, 1)).toEqual([20_000, 45_535])
    count(1)
    expect(S.MechanismEmissionSplit.has(world.ctx, 1)).toBe(false)
  })
})

describe('voting power', () => {
  const call = (signer: typeof ALICE | 'root', name: string, args: object = {}) =>
    world.call(signer, name, { netuid: 1, ...args })

  test('is kept as the owner wishes, and ends two weeks after', () => {
    S.SubnetOwner.set(world.ctx, 1, ALICE)
    expect(call(BOB, 'enable_voting_power_tracking')).toBe('BadOrigin')
    expect(call(ALICE, 'disable_voting_power_tracking')).toBe('VotingPowerTrackingNotEnabled')
    expect(call(ALICE, 'enable_voting_power_tracking')).toBeUndefined()
    expect(call('root', 'disable_voting_power_tracking')).toBeUndefined()
    expect(S.VotingPowerDisableAtBlock.get(world.ctx, 1)).toBe(100_810n)
  })

  test('weighs new stake by the whole at most', () => {
    const alpha = (value: bigint) =>
      call('root', 'sudo_set_voting_power_ema_alpha', { alpha: value })
    expect(alpha(10n ** 18n + 1n)).toBe('InvalidVotingPowerEmaAlpha')
    expect(alpha(10n ** 18n)).toBeUndefined()
  })
})
