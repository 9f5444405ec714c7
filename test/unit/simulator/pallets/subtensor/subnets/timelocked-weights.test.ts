import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toHex } from '../../../../../../src/codec/index.ts'
import { type AccountId, blake2b256, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { revealCrv3Commits } from '../../../../../../src/simulator/pallets/subtensor/coinbase/reveal-commits.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, HOT_A, World } from '../staking/world.ts'

beforeAll(cryptoReady)

const SEALED = Uint8Array.of(1, 2, 3, 4)
const ROUND = 1_000n

let world: World
beforeEach(() => {
  world = new World()
  S.Burn.set(world.ctx, 1, 1_000_000n)
  world.call(ALICE, 'burned_register', { netuid: 1, hotkey: HOT_A })
  S.WeightsSetRateLimit.set(world.ctx, 1, 0n)
  S.CommitRevealWeightsEnabled.set(world.ctx, 1, true)
  world.block = 20
  world.events()
})

const commit = (version = 4, signer: AccountId = HOT_A) =>
  world.call(signer, 'commit_timelocked_weights', {
    netuid: 1,
    commit: SEALED,
    reveal_round: ROUND,
    commit_reveal_version: version,
  })

// Figures and order of checks: upstream's subnets/weights.rs, `internal_commit_timelocked_weights`, and
// tests/weights.rs, `test_do_commit_crv3_weights_success` and its neighbours.
describe('weights under a timelock', () => {
  test('are stored sealed, told by the hash of their bytes, and count as activity', () => {
    expect(commit()).toBeUndefined()
    expect(S.TimelockedWeightCommits.get(world.ctx, 1, 0n)).toEqual([[HOT_A, 20n, SEALED, ROUND]])
    expect(S.LastUpdate.get(world.ctx, 1)).toEqual([20n])
    expect(world.events()).toMatchObject([
      {
        name: 'TimelockedWeightsCommitted',
        data: [HOT_A, 1, toHex(blake2b256(SEALED)), ROUND],
      },
    ])
  })

  test('are refused as upstream refuses them', () => {
    expect(commit(5)).toBe('IncorrectCommitRevealVersion')
    expect(commit(4, ALICE)).toBe('HotKeyNotRegisteredInSubNet')
    const unknown = { netuid: 1, mecid: 1, commit: SEALED, reveal_round: ROUND }
    expect(world.call(HOT_A, 'commit_crv3_mechanism_weights', unknown)).toBe(
      'MechanismDoesNotExist',
    )
    S.WeightsSetRateLimit.set(world.ctx, 1, 100n)
    expect(commit()).toBe('CommittingWeightsTooFast')
    S.CommitRevealWeightsEnabled.set(world.ctx, 1, false)
    expect(commit(5)).toBe('CommitRevealDisabled')
  })

  test('are ten of a hotkey in an epoch at most', () => {
    for (let i = 0; i < 10; i += 1) expect(commit()).toBeUndefined()
    expect(commit()).toBe('TooManyUnrevealedCommits')
    S.SubnetEpochIndex.set(world.ctx, 1, 1n)
    expect(commit()).toBeUndefined()
  })

  test('belong to a mechanism, and go when nothing opened them in their epoch', () => {
    S.MechanismCountCurrent.set(world.ctx, 1, 2)
    const named = { netuid: 1, mecid: 1, commit: SEALED, reveal_round: ROUND }
    const call = { ...named, commit_reveal_version: 4 }
    expect(world.call(HOT_A, 'commit_timelocked_mechanism_weights', call)).toBeUndefined()
    expect(S.TimelockedWeightCommits.get(world.ctx, 4097, 0n)).toHaveLength(1)
    S.SubnetEpochIndex.set(world.ctx, 1, 1n)
    revealCrv3Commits(world.ctx)
    expect(S.TimelockedWeightCommits.has(world.ctx, 4097, 0n)).toBe(true)
    S.SubnetEpochIndex.set(world.ctx, 1, 2n)
    revealCrv3Commits(world.ctx)
    expect(S.TimelockedWeightCommits.has(world.ctx, 4097, 0n)).toBe(false)
  })
})
