import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { U64F64 } from '../../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../../src/crypto/index.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { rollForwardLock } from '../../../../../../../src/simulator/pallets/subtensor/staking/lock/roll-forward.ts'
import { changeSubnetOwnerIfNeeded } from '../../../../../../../src/simulator/pallets/subtensor/staking/lock/subnet-owner.ts'
import { clearSmallNominationIfRequired } from '../../../../../../../src/simulator/pallets/subtensor/staking/small-nominations.ts'
import * as S from '../../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { appendNeuron } from '../../../../../../../src/simulator/pallets/subtensor/subnets/uids.ts'
import { swapHotkeyLocks } from '../../../../../../../src/simulator/pallets/subtensor/swap/hotkey-locks.ts'
import type { DbMeter } from '../../../../../../../src/simulator/pallets/subtensor/utils/db-meter.ts'
import { ALICE, BOB, CAROL, HOT_A, HOT_B, HOT_C, key, TAO, World } from '../world.ts'

// What upstream's tests/locks.rs expects, under the names of its tests.

const NETUID = 1
const ONE_YEAR = 2_629_800
const UNCOUNTED = { count: () => undefined } as unknown as DbMeter

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
})

const mass = (lock: { locked_mass: bigint } | undefined) => lock?.locked_mass
const lockOf = (locked_mass: bigint, conviction = locked_mass) => ({
  locked_mass,
  conviction: U64F64.fromInt(conviction),
  last_update: BigInt(world.block),
})

/** Subnet 1 of Alice and her hotkey, a year old, with 10 000 rao of alpha outside the pool. */
function oldSubnet(): void {
  const { ctx } = world
  world.block = ONE_YEAR + 10
  S.SubnetOwner.set(ctx, NETUID, ALICE)
  S.SubnetOwnerHotkey.set(ctx, NETUID, HOT_A)
  S.NetworkRegisteredAt.set(ctx, NETUID, 1n)
  S.SubnetAlphaOut.set(ctx, NETUID, 10_000n)
  appendNeuron(ctx, NETUID, HOT_C, 1n)
}

describe('the owner of a subnet', () => {
  test('test_change_subnet_owner_rebuilds_old_owner_hotkey_by_lock_mode', () => {
    const { ctx } = world
    oldSubnet()
    const [perpetual, decaying] = [key(0x33), key(0x34)]
    S.DecayingLock.set(ctx, perpetual, NETUID, false)
    S.Lock.set(ctx, perpetual, NETUID, HOT_A, lockOf(400n))
    S.Lock.set(ctx, decaying, NETUID, HOT_A, lockOf(300n))
    S.OwnerLock.set(ctx, NETUID, lockOf(400n))
    S.DecayingOwnerLock.set(ctx, NETUID, lockOf(300n))
    S.Lock.set(ctx, CAROL, NETUID, HOT_C, lockOf(1_000n))
    S.HotkeyLock.set(ctx, NETUID, HOT_C, lockOf(1_000n))
    changeSubnetOwnerIfNeeded(ctx, NETUID)
    expect(S.SubnetOwnerHotkey.get(ctx, NETUID)).toBe(HOT_C)
    expect(S.SubnetOwner.get(ctx, NETUID)).toBe(CAROL)
    expect(mass(S.HotkeyLock.get(ctx, NETUID, HOT_A))).toBe(400n)
    expect(mass(S.DecayingHotkeyLock.get(ctx, NETUID, HOT_A))).toBe(300n)
    expect(mass(S.OwnerLock.get(ctx, NETUID))).toBe(1_000n)
    expect(S.DecayingOwnerLock.has(ctx, NETUID)).toBe(false)
  })

  test.each([
    ['too little conviction', 30_000n, 1n, 500n],
    ['a young subnet', 20_000n, BigInt(ONE_YEAR), 500n],
    ['an owner with more conviction', 20_000n, 1n, 2_000n],
  ])(
    'stays with %s (test_change_subnet_owner_if_needed_does_not_reassign_when_required_condition_is_missing)',
    (_, alphaOut, registeredAt, own) => {
      const { ctx } = world
      oldSubnet()
      S.NetworkRegisteredAt.set(ctx, NETUID, registeredAt)
      S.SubnetAlphaOut.set(ctx, NETUID, alphaOut)
      S.HotkeyLock.set(ctx, NETUID, HOT_A, lockOf(1_000n, own))
      S.HotkeyLock.set(ctx, NETUID, HOT_C, lockOf(1_000n))
      changeSubnetOwnerIfNeeded(ctx, NETUID)
      expect(S.SubnetOwner.get(ctx, NETUID)).toBe(ALICE)
      expect(S.SubnetOwnerHotkey.get(ctx, NETUID)).toBe(HOT_A)
    },
  )

  test('test_swap_hotkey_locks_moves_owner_hotkey_aggregate_to_owner_lock', () => {
    const { ctx } = world
    oldSubnet()
    const next = key(0x35)
    S.Lock.set(ctx, BOB, NETUID, HOT_A, lockOf(500n))
    S.LockingColdkeys.set(ctx, NETUID, HOT_A, BOB, [])
    S.OwnerLock.set(ctx, NETUID, lockOf(500n))
    swapHotkeyLocks(ctx, HOT_A, next, [0, NETUID, 2], UNCOUNTED)
    expect(S.Lock.has(ctx, BOB, NETUID, HOT_A)).toBe(false)
    expect(S.Lock.has(ctx, BOB, NETUID, next)).toBe(true)
    expect(S.HotkeyLock.has(ctx, NETUID, next)).toBe(false)
    expect(S.DecayingHotkeyLock.has(ctx, NETUID, next)).toBe(false)
    expect(mass(S.OwnerLock.get(ctx, NETUID))).toBe(500n)
    expect(S.LockingColdkeys.has(ctx, NETUID, HOT_A, BOB)).toBe(false)
    expect(S.LockingColdkeys.has(ctx, NETUID, next, BOB)).toBe(true)
  })
})

describe('a lock', () => {
  test('test_unstake_roll_forward_collects_decaying_lock_dust_from_hotkey_aggregate', () => {
    const { ctx } = world
    world.stakeEverywhere(50n * TAO)
    const lock = (coldkey: typeof ALICE, amount: bigint) =>
      world.call(coldkey, 'lock_stake', { hotkey: HOT_B, netuid: NETUID, amount })
    expect([lock(ALICE, TAO), lock(BOB, 100n)]).toEqual([undefined, undefined])
    expect(mass(S.DecayingHotkeyLock.get(ctx, NETUID, HOT_B))).toBe(TAO + 100n)
    const before = { locked_mass: TAO, conviction: 0n, last_update: BigInt(world.block) }
    world.block += 100
    const rates = { unlock: S.UnlockRate.get(ctx), maturity: S.MaturityRate.get(ctx) }
    const kind = { owner: false, perpetual: false }
    const { lock: rolled } = rollForwardLock(before, BigInt(world.block), rates, kind)
    const unstake = (coldkey: typeof ALICE) =>
      world.call(coldkey, 'remove_stake', {
        hotkey: HOT_A,
        netuid: NETUID,
        amount_unstaked: TAO,
      })
    expect(unstake(ALICE)).toBeUndefined()
    expect(S.Lock.get(ctx, ALICE, NETUID, HOT_B)).toEqual(rolled)
    const sum = () => mass(S.DecayingHotkeyLock.get(ctx, NETUID, HOT_B))
    expect(sum()).toBe(rolled.locked_mass + 100n)
    expect(unstake(BOB)).toBeUndefined()
    expect(S.Lock.has(ctx, BOB, NETUID, HOT_B)).toBe(false)
    expect(sum()).toBe(rolled.locked_mass)
  })

  test('test_clear_small_nomination_reduces_only_tiny_amount_from_lock_state', () => {
    const { ctx } = world
    const stake = (hotkey: typeof HOT_A, amount_staked: bigint) =>
      world.call(CAROL, 'add_stake', { hotkey, netuid: NETUID, amount_staked })
    expect([stake(HOT_A, 50n * TAO), stake(HOT_B, 3_000_000n)]).toEqual([undefined, undefined])
    const alpha = (hotkey: typeof HOT_A) =>
      getStakeForHotkeyAndColdkeyOnSubnet(ctx, hotkey, CAROL, NETUID)
    const [large, tiny] = [alpha(HOT_A), alpha(HOT_B)]
    S.DecayingLock.set(ctx, CAROL, NETUID, false)
    const args = { hotkey: HOT_A, netuid: NETUID, amount: large + tiny }
    expect(world.call(CAROL, 'lock_stake', args)).toBeUndefined()
    const conviction = tiny + 2_000n
    S.Lock.set(ctx, CAROL, NETUID, HOT_A, lockOf(large + tiny, conviction))
    S.HotkeyLock.set(ctx, NETUID, HOT_A, lockOf(large + tiny, conviction))
    S.NominatorMinRequiredStake.set(ctx, (1n << 64n) - 1n)
    clearSmallNominationIfRequired(ctx, HOT_B, CAROL, NETUID)
    expect([alpha(HOT_A), alpha(HOT_B)]).toEqual([large, 0n])
    const expected = Number(conviction) * (1 - Number(tiny) / Number(large + tiny))
    for (const lock of [
      S.Lock.get(ctx, CAROL, NETUID, HOT_A),
      S.HotkeyLock.get(ctx, NETUID, HOT_A),
    ]) {
      expect(mass(lock)).toBe(large)
      const left = Number(lock?.conviction ?? 0n) / 2 ** 64
      expect(Math.abs(left - expected)).toBeLessThan(expected / 1_000_000)
    }
  })

  test('test_clear_small_nomination_checks_lock', () => {
    const { ctx } = world
    world.stakeEverywhere(50n * TAO)
    for (const hotkey of [HOT_B, HOT_C])
      world.call(ALICE, 'remove_stake_full_limit', { hotkey, netuid: NETUID })
    const alpha = () => getStakeForHotkeyAndColdkeyOnSubnet(ctx, HOT_B, CAROL, NETUID)
    const args = { hotkey: HOT_B, netuid: NETUID, amount: alpha() }
    expect(world.call(CAROL, 'lock_stake', args)).toBeUndefined()
    S.NominatorMinRequiredStake.set(ctx, (1n << 64n) - 1n)
    clearSmallNominationIfRequired(ctx, HOT_B, CAROL, NETUID)
    expect(alpha()).toBe(0n)
    expect(S.Lock.keys(ctx, CAROL, NETUID)).toEqual([])
    expect(S.DecayingHotkeyLock.has(ctx, NETUID, HOT_B)).toBe(false)
  })
})
