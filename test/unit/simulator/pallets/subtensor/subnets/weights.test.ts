import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { attempt } from '../../../../../../src/simulator/frame/dispatch-error.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  doBatchRevealWeights,
  getCommitHash,
} from '../../../../../../src/simulator/pallets/subtensor/subnets/weights/reveal-weights.ts'
import { ALICE, BOB, CAROL, HOT_A, HOT_B, HOT_C, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
beforeEach(() => {
  world = new World()
  S.Burn.set(world.ctx, 1, 1_000_000n)
  for (const [coldkey, hotkey] of [
    [ALICE, HOT_A],
    [BOB, HOT_B],
    [CAROL, HOT_C],
  ])
    world.call(coldkey as AccountId, 'burned_register', { netuid: 1, hotkey })
  S.ValidatorPermit.set(world.ctx, 1, [true, false, false])
  S.MinAllowedWeights.set(world.ctx, 1, 1)
  S.WeightsSetRateLimit.set(world.ctx, 1, 0n)
  S.CommitRevealWeightsEnabled.set(world.ctx, 1, false)
  world.events()
})

const set = (signer: AccountId, dests: number[], weights: number[], version_key = 0n) =>
  world.call(signer, 'set_weights', { netuid: 1, dests, weights, version_key })

describe('weights', () => {
  test('are stored stretched, and count as activity', () => {
    world.block = 50
    expect(set(HOT_A, [1, 2], [1, 3])).toBeUndefined()
    expect(S.Weights.get(world.ctx, 1, 0)).toEqual([
      [1, 21_845],
      [2, 65_535],
    ])
    expect(S.LastUpdate.get(world.ctx, 1)).toEqual([50n, 10n, 10n])
    expect(world.events().map(({ name }) => name)).toEqual(['WeightsSet'])
  })

  test.each([
    ['WeightVecNotEqualSize', HOT_A, [1, 2], [1]],
    ['UidsLengthExceedUidsInSubNet', HOT_A, [0, 1, 2, 3], [1, 1, 1, 1]],
    ['HotKeyNotRegisteredInSubNet', ALICE, [1], [1]],
    ['NeuronNoValidatorPermit', HOT_B, [2], [1]],
    ['DuplicateUids', HOT_A, [1, 1], [1, 1]],
    ['UidVecContainInvalidOne', HOT_A, [1, 7], [1, 1]],
  ] as const)('are refused as %s', (error, signer, dests, weights) => {
    expect(set(signer, [...dests], [...weights])).toBe(error)
  })

  test('of root are refused for what is set on the subnet before they are for their signer', () => {
    const vector = { netuid: 1, dests: [1], weights: [1], version_key: 0n }
    expect(world.call('root', 'set_weights', vector)).toBe('BadOrigin')
    S.CommitRevealWeightsEnabled.set(world.ctx, 1, true)
    expect(world.call('root', 'set_weights', vector)).toBe('CommitRevealEnabled')
    expect(world.call('root', 'set_mechanism_weights', { ...vector, mecid: 0 })).toBe(
      'CommitRevealEnabled',
    )
    const commit = { netuid: 1, mecid: 0, commit_hash: ALICE }
    expect(world.call('root', 'commit_mechanism_weights', commit)).toBe('BadOrigin')
    expect(world.call('root', 'commit_mechanism_weights', { ...commit, mecid: 1 })).toBe(
      'MechanismDoesNotExist',
    )
    const sealed = { netuid: 9, commit: new Uint8Array(3), reveal_round: 1n }
    expect(
      world.call('root', 'commit_timelocked_weights', { ...sealed, commit_reveal_version: 4 }),
    ).toBe('MechanismDoesNotExist')
  })

  test('of fewer places than asked for are refused, but for oneself', () => {
    S.MinAllowedWeights.set(world.ctx, 1, 2)
    expect(set(HOT_A, [1], [1])).toBe('WeightVecLengthIsLow')
    expect(set(HOT_A, [0], [1])).toBeUndefined()
    expect(set(HOT_B, [1], [1])).toBeUndefined()
  })

  test('need stake, a version and some time', () => {
    S.WeightsVersionKey.set(world.ctx, 1, 5n)
    expect(set(HOT_A, [1], [1], 4n)).toBe('IncorrectWeightVersionKey')
    expect(set(HOT_A, [1], [1], 5n)).toBeUndefined()
    S.WeightsSetRateLimit.set(world.ctx, 1, 100n)
    expect(set(HOT_A, [1], [1], 5n)).toBe('SettingWeightsTooFast')
    S.StakeThreshold.set(world.ctx, 1n)
    expect(set(HOT_A, [1], [1], 5n)).toBe('NotEnoughStakeToSetWeights')
  })

  test('of a batch fail one by one', () => {
    const batch = {
      netuids: [1, 2],
      weights: [[[1, 1]], [[1, 1]]],
      version_keys: [0n, 0n],
    }
    expect(world.call(HOT_A, 'batch_set_weights', batch)).toBeUndefined()
    expect(world.events().map(({ name }) => name)).toEqual([
      'WeightsSet',
      'BatchCompletedWithErrors',
      'BatchWeightItemFailed',
      'BatchWeightsCompleted',
    ])
    const uneven = { ...batch, version_keys: [0n] }
    expect(world.call(HOT_A, 'batch_set_weights', uneven)).toBe('InputLengthsUnequal')
  })
})

describe('commit and reveal', () => {
  const reveal = { uids: [1], values: [7], salt: [3, 4], versionKey: 0n }
  const { versionKey: version_key, ...shown } = reveal
  const commit = (salt = reveal.salt) =>
    world.call(HOT_A, 'commit_weights', {
      netuid: 1,
      commit_hash: getCommitHash(HOT_A, 1, { ...reveal, salt }),
    })
  const tell = (salt = reveal.salt) =>
    world.call(HOT_A, 'reveal_weights', { netuid: 1, ...shown, salt, version_key })
  const epoch = (index: bigint) => S.SubnetEpochIndex.set(world.ctx, 1, index)

  beforeEach(() => S.CommitRevealWeightsEnabled.set(world.ctx, 1, true))

  test('works in the epoch after the commit, neither sooner nor later', () => {
    expect(set(HOT_A, [1], [1])).toBe('CommitRevealEnabled')
    expect(commit()).toBeUndefined()
    expect(tell()).toBe('RevealTooEarly')
    epoch(1n)
    expect(tell([9])).toBe('NoWeightsCommitFound')
    expect(tell()).toBeUndefined()
    expect(S.Weights.get(world.ctx, 1, 0)).toEqual([[1, 65_535]])
    expect(S.WeightCommits.has(world.ctx, 1, HOT_A)).toBe(false)
    commit()
    epoch(3n)
    expect(tell()).toBe('RevealTooEarly')
  })

  test('drops the commits before the one that is revealed', () => {
    for (const salt of [[1], [2], [3]]) expect(commit(salt)).toBeUndefined()
    epoch(1n)
    expect(tell([2])).toBeUndefined()
    expect(S.WeightCommits.get(world.ctx, 1, HOT_A)).toHaveLength(1)
    expect(tell([1])).toBe('NoWeightsCommitFound')
    expect(tell([3])).toBeUndefined()
  })

  test('keeps ten commits at most', () => {
    for (let i = 0; i < 10; i += 1) expect(commit([i])).toBeUndefined()
    expect(commit([10])).toBe('TooManyUnrevealedCommits')
  })

  test('reveals a batch, all or none', () => {
    for (const salt of [[1], [2]]) commit(salt)
    epoch(1n)
    const batch = (salts_list: number[][]) =>
      world.call(HOT_A, 'batch_reveal_weights', {
        netuid: 1,
        uids_list: salts_list.map(() => reveal.uids),
        values_list: salts_list.map(() => reveal.values),
        salts_list,
        version_keys: salts_list.map(() => 0n),
      })
    expect(batch([[1], [9]])).toBe('NoWeightsCommitFound')
    expect(S.WeightCommits.get(world.ctx, 1, HOT_A)).toHaveLength(2)
    expect(batch([[2], [2]])).toBe('InvalidRevealCommitHashNotMatch')
    expect(batch([[2], [1]])).toBeUndefined()
    expect(S.WeightCommits.has(world.ctx, 1, HOT_A)).toBe(false)
    // Upstream: subnets/weights.rs, `do_batch_reveal_weights`: the first of these commits has expired.
    commit([5])
    epoch(2n)
    commit([5])
    epoch(3n)
    const twice = [reveal, reveal].map((each) => ({ ...each, salt: [5] }))
    const outcome = attempt(() => doBatchRevealWeights(world.ctx, HOT_A, 1, twice))
    expect(outcome).toMatchObject({ module: { name: 'ExpiredWeightCommit' } })
    // A call does not come that far: its guard looks at the first of them.
    expect(batch([[5], [5]])).toBe('RevealTooEarly')
  })
})
