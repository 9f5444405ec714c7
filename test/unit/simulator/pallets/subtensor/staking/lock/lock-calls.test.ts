import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { U64F64 } from '../../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../../src/crypto/index.ts'
import {
  getColdkeyLock,
  stakeAvailability,
} from '../../../../../../../src/simulator/pallets/subtensor/staking/lock/availability.ts'
import * as S from '../../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, HOT_B, HOT_C, TAO, World } from '../world.ts'

const NETUID = 1
const DAY = 7_200

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  world.stakeEverywhere(10n * TAO)
  world.events()
})

const lock = (hotkey = HOT_A, amount = 50n * TAO) =>
  world.call(ALICE, 'lock_stake', { hotkey, netuid: NETUID, amount })
const available = () => stakeAvailability(world.ctx, ALICE, NETUID)

describe('lock_stake', () => {
  test('holds back a part of all stake on the subnet, with whichever hotkey it is', () => {
    const { total } = available()
    expect(lock()).toBeUndefined()
    expect(available()).toEqual({ total, locked: 50n * TAO, available: total - 50n * TAO })
    expect(world.events()).toEqual([
      {
        pallet: 'SubtensorModule',
        name: 'StakeLocked',
        data: { coldkey: ALICE, hotkey: HOT_A, netuid: NETUID, amount: 50n * TAO },
      },
    ])
    expect(S.LockingColdkeys.has(world, NETUID, HOT_A, ALICE)).toBe(true)
    expect(S.DecayingHotkeyLock.get(world, NETUID, HOT_A)?.locked_mass).toBe(50n * TAO)
    const unstake = (hotkey: typeof HOT_A) =>
      world.call(ALICE, 'remove_stake_full_limit', {
        hotkey,
        netuid: NETUID,
        limit_price: undefined,
      })
    expect([HOT_A, HOT_B, HOT_C].map(unstake)).toEqual([
      undefined,
      'StakeUnavailable',
      'StakeUnavailable',
    ])
  })

  test('refuses nothing, strangers, a second hotkey, and more than there is', () => {
    expect(lock(HOT_A, 0n)).toBe('AmountTooLow')
    expect(lock(ALICE)).toBe('HotKeyAccountNotExists')
    expect(lock(HOT_A, available().total + 1n)).toBe('InsufficientStakeForLock')
    expect(lock(HOT_A, available().total)).toBeUndefined()
    expect(lock(HOT_A, 1n)).toBe('InsufficientStakeForLock')
    expect(lock(HOT_B, 1n)).toBe('LockHotkeyMismatch')
  })

  test('opens by and by, and the sum of a hotkey with it', () => {
    lock()
    world.block += 60 * DAY
    const { locked } = available()
    expect(Number(locked) / 5e10).toBeCloseTo(Math.exp((-60 * DAY) / 934_866), 6)
    expect(lock(HOT_A, 1_000n)).toBeUndefined()
    const own = S.Lock.get(world, ALICE, NETUID, HOT_A)
    expect(own?.locked_mass).toBe(locked + 1_000n)
    expect(S.DecayingHotkeyLock.get(world, NETUID, HOT_A)?.locked_mass).toBe(own?.locked_mass)
  })
})

describe('set_perpetual_lock', () => {
  test('moves a lock between the two sums of its hotkey', () => {
    lock()
    const set = (enabled: boolean) =>
      world.call(ALICE, 'set_perpetual_lock', { netuid: NETUID, enabled })
    expect(set(true)).toBeUndefined()
    expect(S.DecayingHotkeyLock.has(world, NETUID, HOT_A)).toBe(false)
    expect(S.HotkeyLock.get(world, NETUID, HOT_A)?.locked_mass).toBe(50n * TAO)
    world.block += 400 * DAY
    expect(available().locked).toBe(50n * TAO)
    expect(set(false)).toBeUndefined()
    expect(S.HotkeyLock.has(world, NETUID, HOT_A)).toBe(false)
    expect(S.DecayingHotkeyLock.get(world, NETUID, HOT_A)?.locked_mass).toBe(50n * TAO)
    expect(S.DecayingLock.has(world, ALICE, NETUID)).toBe(false)
  })
})

describe('move_lock', () => {
  const move = (destination_hotkey: typeof HOT_A) =>
    world.call(ALICE, 'move_lock', { destination_hotkey, netuid: NETUID })

  test('loses its conviction on the way to another owner', () => {
    expect(move(HOT_B)).toBe('NoExistingLock')
    lock()
    world.block += 30 * DAY
    expect(getColdkeyLock(world.ctx, ALICE, NETUID)?.conviction).toBeGreaterThan(0n)
    expect(move(HOT_B)).toBeUndefined()
    const moved = S.Lock.get(world, ALICE, NETUID, HOT_B)
    expect(moved?.conviction).toBe(0n)
    expect(S.DecayingHotkeyLock.get(world, NETUID, HOT_B)).toEqual(moved)
    expect(S.Lock.has(world, ALICE, NETUID, HOT_A)).toBe(false)
    expect(S.LockingColdkeys.has(world, NETUID, HOT_A, ALICE)).toBe(false)
    expect(move(ALICE)).toBe('HotKeyAccountNotExists')
  })

  test('counts in full at once for the hotkey of the owner of the subnet', () => {
    S.SubnetOwnerHotkey.set(world, NETUID, HOT_B)
    lock()
    expect(move(HOT_B)).toBeUndefined()
    expect(S.DecayingOwnerLock.get(world, NETUID)?.conviction).toBe(U64F64.fromInt(50n * TAO))
    expect(S.DecayingHotkeyLock.has(world, NETUID, HOT_B)).toBe(false)
  })
})

describe('transfer_stake of locked stake', () => {
  const give = (alpha_amount: bigint) =>
    world.call(ALICE, 'transfer_stake', {
      destination_coldkey: BOB,
      hotkey: HOT_A,
      origin_netuid: NETUID,
      destination_netuid: NETUID,
      alpha_amount,
    })

  test('needs a receiver that takes locks, and then moves a like part of the conviction', () => {
    const { total } = available()
    expect(lock(HOT_A, total - 10n * TAO)).toBeUndefined()
    world.block += DAY
    const before = getColdkeyLock(world.ctx, ALICE, NETUID)
    const free = available().available
    expect(give(free)).toBeUndefined()
    expect(give(10n * TAO)).toBe('AccountRejectsLockedAlpha')
    expect(world.call(BOB, 'set_reject_locked_alpha', { enabled: false })).toBeUndefined()
    expect(give(10n * TAO)).toBeUndefined()
    const received = S.Lock.get(world, BOB, NETUID, HOT_A)
    const kept = S.Lock.get(world, ALICE, NETUID, HOT_A)
    expect(received?.locked_mass).toBe(10n * TAO)
    expect((received?.locked_mass ?? 0n) + (kept?.locked_mass ?? 0n)).toBe(before?.locked_mass)
    expect((received?.conviction ?? 0n) + (kept?.conviction ?? 0n)).toBe(before?.conviction)
    expect(world.call(BOB, 'set_reject_locked_alpha', { enabled: true })).toBeUndefined()
    expect(S.AccountFlags.has(world, BOB)).toBe(false)
  })

  test('needs a receiver whose lock is on the same hotkey', () => {
    world.call(BOB, 'set_reject_locked_alpha', { enabled: false })
    world.call(BOB, 'lock_stake', { hotkey: HOT_B, netuid: NETUID, amount: TAO })
    lock(HOT_A, available().total)
    expect(give(5n * TAO)).toBe('LockHotkeyMismatch')
  })
})
