import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { getColdkeyBalance } from '../../../../../../src/simulator/pallets/subtensor/staking/tao.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, COLDKEYS, HOT_A, HOT_B, key, TAO, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
const NEW = key(0x55)

beforeEach(() => {
  world = new World()
  world.stakeEverywhere(10n * TAO)
  for (const netuid of [1, 2]) {
    S.Burn.set(world.ctx, netuid, 1_000_000n)
    world.call(ALICE, 'burned_register', { netuid, hotkey: HOT_A })
  }
  world.block = 10_000
  world.events()
})

const stakesWith = (hotkey: AccountId) =>
  COLDKEYS.flatMap((coldkey) =>
    [0, 1, 2].map((netuid) =>
      getStakeForHotkeyAndColdkeyOnSubnet(world.ctx, hotkey, coldkey, netuid),
    ),
  )
const swap = (netuid?: number, new_hotkey = NEW, signer = ALICE) =>
  world.call(signer, 'swap_hotkey', { hotkey: HOT_A, new_hotkey, netuid })

describe('a hotkey that is replaced everywhere', () => {
  test('gives its places, stake and delegation to the new one', () => {
    S.Delegates.set(world.ctx, HOT_A, 5_000)
    const stakes = stakesWith(HOT_A)
    const balance = getColdkeyBalance(world.ctx, ALICE)
    expect(swap()).toBeUndefined()
    expect(stakesWith(NEW)).toEqual(stakes)
    expect(stakesWith(HOT_A)).toEqual(stakes.map(() => 0n))
    expect(S.Keys.get(world.ctx, 1, 0)).toBe(NEW)
    expect(S.Uids.get(world.ctx, 2, HOT_A)).toBeUndefined()
    expect(S.Owner.has(world.ctx, HOT_A)).toBe(false)
    expect(S.OwnedHotkeys.get(world.ctx, ALICE)).toEqual([NEW])
    expect(S.StakingHotkeys.get(world.ctx, BOB)).not.toContain(HOT_A)
    expect(S.StakingHotkeys.get(world.ctx, BOB)).toContain(NEW)
    expect(S.Delegates.get(world.ctx, NEW)).toBe(5_000)
    expect(getColdkeyBalance(world.ctx, ALICE)).toBe(balance - TAO / 10n)
    expect(world.events().map(({ name }) => name)).toContain('HotkeySwapped')
  })

  test('can leave the stake with the old one', () => {
    const stakes = stakesWith(HOT_A)
    const args = { hotkey: HOT_A, new_hotkey: NEW, netuid: undefined, keep_stake: true }
    expect(world.call(ALICE, 'swap_hotkey_v2', args)).toBeUndefined()
    expect(stakesWith(HOT_A)).toEqual(stakes)
    expect(S.Keys.get(world.ctx, 1, 0)).toBe(NEW)
  })

  test('takes its family along', () => {
    S.ChildKeys.set(world.ctx, HOT_A, 1, [[9n, HOT_B]])
    S.ParentKeys.set(world.ctx, HOT_B, 1, [[9n, HOT_A]])
    S.PendingChildKeys.set(world.ctx, 1, key(0x66), [[[4n, HOT_A]], 99n])
    expect(swap()).toBeUndefined()
    expect(S.ChildKeys.get(world.ctx, NEW, 1)).toEqual([[9n, HOT_B]])
    expect(S.ParentKeys.get(world.ctx, HOT_B, 1)).toEqual([[9n, NEW]])
    expect(S.PendingChildKeys.get(world.ctx, 1, key(0x66))).toEqual([[[4n, NEW]], 99n])
  })

  test('takes the locks on it along', () => {
    const lock = { hotkey: HOT_A, netuid: 1, amount: 5n * TAO }
    expect(world.call(BOB, 'lock_stake', lock)).toBeUndefined()
    const own = S.Lock.get(world.ctx, BOB, 1, HOT_A)
    expect(swap()).toBeUndefined()
    expect(S.Lock.get(world.ctx, BOB, 1, NEW)).toEqual(own)
    expect(S.LockingColdkeys.keys(world.ctx, 1, HOT_A)).toEqual([])
    expect(S.DecayingHotkeyLock.get(world.ctx, 1, NEW)?.locked_mass).toBe(5n * TAO)
  })
})

describe('a hotkey that is replaced on one subnet', () => {
  test('stays what it was on the others', () => {
    expect(swap(1)).toBeUndefined()
    expect(S.Keys.get(world.ctx, 1, 0)).toBe(NEW)
    expect(S.Keys.get(world.ctx, 2, 0)).toBe(HOT_A)
    expect(getStakeForHotkeyAndColdkeyOnSubnet(world.ctx, HOT_A, BOB, 1)).toBe(0n)
    expect(getStakeForHotkeyAndColdkeyOnSubnet(world.ctx, HOT_A, BOB, 2)).toBeGreaterThan(0n)
    expect(S.OwnedHotkeys.get(world.ctx, ALICE)).toEqual([HOT_A, NEW])
    expect(world.events().map(({ name }) => name)).toContain('HotkeySwappedOnSubnet')
  })

  test('names the new hotkey as that of the owner', () => {
    S.SubnetOwnerHotkey.set(world.ctx, 1, HOT_A)
    expect(swap(1)).toBeUndefined()
    expect(S.SubnetOwnerHotkey.get(world.ctx, 1)).toBe(NEW)
  })

  test('waits a day before the next one', () => {
    expect(swap(1)).toBeUndefined()
    world.block = 10_000 + 7_200
    const again = { hotkey: NEW, new_hotkey: key(0x56), netuid: 1 }
    expect(world.call(ALICE, 'swap_hotkey', again)).toBe('HotKeySwapOnSubnetIntervalNotPassed')
    world.block += 1
    expect(world.call(ALICE, 'swap_hotkey', again)).toBeUndefined()
  })
})

describe('a swap is refused', () => {
  test('for hotkeys of others, the same hotkey, and one that is seated', () => {
    expect(swap(undefined, NEW, BOB)).toBe('NonAssociatedColdKey')
    expect(swap(undefined, HOT_B)).toBe('NonAssociatedColdKey')
    expect(swap(undefined, HOT_A)).toBe('NewHotKeyIsSameWithOld')
    world.call(ALICE, 'burned_register', { netuid: 1, hotkey: NEW })
    expect(swap(1)).toBe('HotKeyAlreadyRegisteredInSubNet')
    expect(swap()).toBe('HotKeyAlreadyRegisteredInSubNet')
  })

  test('where the new hotkey has claims on root', () => {
    S.RootClaimable.set(world.ctx, NEW, [[1, 5n]])
    expect(swap()).toBe('NewHotKeyNotCleanForRootSwap')
    expect(swap(1)).toBeUndefined()
  })

  test('too soon after the last one', () => {
    expect(swap()).toBeUndefined()
    world.block = 10_500
    const again = { hotkey: NEW, new_hotkey: HOT_A, netuid: undefined }
    expect(world.call(ALICE, 'swap_hotkey', again)).toBe('HotKeySetTxRateLimitExceeded')
  })
})
