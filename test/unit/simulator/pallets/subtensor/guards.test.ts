import { beforeAll, beforeEach, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { attempt, DispatchFailure } from '../../../../../src/simulator/frame/dispatch-error.ts'
import { ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import { checkColdkeySwap } from '../../../../../src/simulator/pallets/subtensor/guards/check-coldkey-swap.ts'
import { checkRateLimits } from '../../../../../src/simulator/pallets/subtensor/guards/check-rate-limits.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, World } from './staking/world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
})

type Guard = typeof checkColdkeySwap
function refusal(
  guard: Guard,
  name: string,
  args = {},
  signer = ALICE,
  pallet = 'SubtensorModule',
) {
  const call = { pallet, name, args }
  const outcome = attempt(() => guard(world.ctx, call, signed(signer)))
  return outcome instanceof DispatchFailure ? outcome.module?.name : undefined
}

test('a coldkey that is to be swapped does little else, and nothing once that is disputed', () => {
  expect(refusal(checkColdkeySwap, 'add_stake')).toBeUndefined()
  S.ColdkeySwapAnnouncements.set(world, ALICE, [10, HOT_A])
  expect(refusal(checkColdkeySwap, 'add_stake')).toBe('ColdkeySwapAnnounced')
  expect(refusal(checkColdkeySwap, 'submit_encrypted')).toBe('ColdkeySwapAnnounced')
  expect(refusal(checkColdkeySwap, 'submit_encrypted', {}, ALICE, 'MevShield')).toBeUndefined()
  expect(refusal(checkColdkeySwap, 'swap_coldkey_announced')).toBeUndefined()
  expect(refusal(checkColdkeySwap, 'add_stake', {}, BOB)).toBeUndefined()
  checkColdkeySwap(world.ctx, { pallet: 'System', name: 'remark', args: {} }, ROOT)
  S.ColdkeySwapDisputes.set(world, ALICE, 11)
  expect(refusal(checkColdkeySwap, 'swap_coldkey_announced')).toBe('ColdkeySwapDisputed')
  expect(world.call(ALICE, 'unstake_all', { hotkey: HOT_A })).toBe('ColdkeySwapDisputed')
})

test('subnets and weights come at a pace', () => {
  S.NetworkRateLimit.set(world, 100n)
  S.LastRateLimitedBlock.set(world, { type: 'NetworkLastRegistered' }, 5n)
  expect(refusal(checkRateLimits, 'register_network')).toBe('NetworkTxRateLimitExceeded')
  world.block = 105
  expect(refusal(checkRateLimits, 'register_network')).toBeUndefined()

  const weights = (name: string, mecid?: number) =>
    refusal(checkRateLimits, name, { netuid: 1, mecid }, HOT_A)
  expect(weights('commit_weights')).toBeUndefined()
  S.Uids.set(world, 1, HOT_A, 0)
  S.Keys.set(world, 1, 0, HOT_A)
  S.SubnetworkN.set(world, 1, 1)
  expect(weights('commit_weights')).toBeUndefined()
  S.LastUpdate.set(world, 1, [50n])
  expect(weights('commit_weights')).toBe('CommittingWeightsTooFast')
  expect(weights('set_weights')).toBeUndefined()
  S.CommitRevealWeightsEnabled.set(world, 1, false)
  expect(weights('set_weights')).toBe('SettingWeightsTooFast')
  expect(weights('set_mechanism_weights', 1)).toBe('SettingWeightsTooFast')
  world.block = 150
  expect(weights('set_weights')).toBeUndefined()
})
