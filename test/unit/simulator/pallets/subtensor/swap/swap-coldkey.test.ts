import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encode, toHex } from '../../../../../../src/codec/index.ts'
import { type AccountId, blake2b256, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { AccountId as AccountIdCodec } from '../../../../../../src/simulator/frame/types.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { getColdkeyBalance } from '../../../../../../src/simulator/pallets/subtensor/staking/tao.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, HOT_B, HOTKEYS, key, TAO, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
const NEW = key(0x77)
const hashOf = (account: AccountId) => toHex(blake2b256(encode(AccountIdCodec, account)))

beforeEach(() => {
  world = new World()
  world.stakeEverywhere(10n * TAO)
  S.SubnetOwner.set(world.ctx, 1, ALICE)
  world.events()
})

/** Everything that a coldkey has, in numbers. */
function fortune(coldkey: AccountId) {
  return {
    stakes: HOTKEYS.flatMap((hotkey) =>
      [0, 1, 2].map((netuid) =>
        getStakeForHotkeyAndColdkeyOnSubnet(world.ctx, hotkey, coldkey, netuid),
      ),
    ),
    balance: getColdkeyBalance(world.ctx, coldkey),
    owned: S.OwnedHotkeys.get(world.ctx, coldkey),
    staking: S.StakingHotkeys.get(world.ctx, coldkey),
  }
}

const swap = (from: AccountId, to: AccountId, swap_cost = 0n) =>
  world.call('root', 'swap_coldkey', { old_coldkey: from, new_coldkey: to, swap_cost })

describe('a coldkey that is replaced', () => {
  test('leaves everything to the new one and nothing behind', () => {
    const before = fortune(ALICE)
    const others = fortune(BOB)
    expect(swap(ALICE, NEW)).toBeUndefined()
    expect(fortune(NEW)).toEqual(before)
    expect(fortune(BOB)).toEqual(others)
    expect(fortune(ALICE)).toEqual({
      stakes: before.stakes.map(() => 0n),
      balance: 0n,
      owned: [],
      staking: [],
    })
    expect(S.SubnetOwner.get(world.ctx, 1)).toBe(NEW)
    expect(S.Owner.get(world.ctx, HOT_A)).toBe(NEW)
    expect(S.AccountFlags.has(world.ctx, NEW)).toBe(false)
  })

  test('takes its locks along, and the sums of locks stay', () => {
    const lock = { hotkey: HOT_B, netuid: 1, amount: 5n * TAO }
    expect(world.call(ALICE, 'lock_stake', lock)).toBeUndefined()
    const sum = S.DecayingHotkeyLock.get(world.ctx, 1, HOT_B)
    const own = S.Lock.get(world.ctx, ALICE, 1, HOT_B)
    expect(own?.locked_mass).toBe(5n * TAO)
    expect(swap(ALICE, NEW)).toBeUndefined()
    expect(S.Lock.get(world.ctx, NEW, 1, HOT_B)).toEqual(own)
    expect(S.Lock.keys(world.ctx, ALICE)).toEqual([])
    expect(S.DecayingHotkeyLock.get(world.ctx, 1, HOT_B)).toEqual(sum)
  })

  test('is refused where the new one is in use, or a hotkey', () => {
    expect(swap(ALICE, BOB)).toBe('ColdKeyAlreadyAssociated')
    expect(swap(ALICE, HOT_B)).toBe('NewColdKeyIsHotkey')
    expect(swap(ALICE, NEW, 5_000n * TAO)).toBe('NotEnoughBalanceToPaySwapColdKey')
    expect(world.call(ALICE, 'swap_coldkey', {})).toBe('BadOrigin')
  })
})

describe('an announcement', () => {
  const announce = (hash = hashOf(NEW)) =>
    world.call(ALICE, 'announce_coldkey_swap', { new_coldkey_hash: hash })
  const finish = (to = NEW) => world.call(ALICE, 'swap_coldkey_announced', { new_coldkey: to })

  test('is paid for once, and lets the swap through after its delay', () => {
    const before = getColdkeyBalance(world.ctx, ALICE)
    expect(finish()).toBe('ColdkeySwapAnnouncementNotFound')
    expect(announce()).toBeUndefined()
    expect(getColdkeyBalance(world.ctx, ALICE)).toBe(before - TAO / 10n)
    expect(finish()).toBe('ColdkeySwapTooEarly')
    expect(finish(BOB)).toBe('AnnouncedColdkeyHashDoesNotMatch')
    expect(announce()).toBe('ColdkeySwapReannouncedTooEarly')
    world.block = 10 + 36_000
    expect(finish()).toBeUndefined()
    expect(S.Owner.get(world.ctx, HOT_A)).toBe(NEW)
  })

  test('stops other calls, and can be withdrawn after a while', () => {
    announce()
    const stake = { hotkey: HOT_A, netuid: 1, amount_staked: TAO }
    expect(world.call(ALICE, 'add_stake', stake)).toBe('ColdkeySwapAnnounced')
    const clear = () => world.call(ALICE, 'clear_coldkey_swap_announcement', {})
    expect(clear()).toBe('ColdkeySwapClearTooEarly')
    world.block = 10 + 36_000 + 7_200
    expect(clear()).toBeUndefined()
    expect(world.call(ALICE, 'add_stake', stake)).toBeUndefined()
  })

  test('can be disputed, which stops everything until root forgets it', () => {
    const dispute = () => world.call(ALICE, 'dispute_coldkey_swap', {})
    expect(dispute()).toBe('ColdkeySwapAnnouncementNotFound')
    announce()
    expect(dispute()).toBeUndefined()
    expect(finish()).toBe('ColdkeySwapDisputed')
    expect(world.call('root', 'reset_coldkey_swap', { coldkey: ALICE })).toBeUndefined()
    expect(S.ColdkeySwapDisputes.has(world.ctx, ALICE)).toBe(false)
    expect(announce()).toBeUndefined()
  })
})
