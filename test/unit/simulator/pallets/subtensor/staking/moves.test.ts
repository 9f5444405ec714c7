import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  AlphaBurned,
  AlphaRecycled,
} from '../../../../../../src/simulator/pallets/alpha-assets/storage.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, HOT_B, HOT_C, key, TAO, World } from './world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  for (const netuid of [0, 1])
    world.call(ALICE, 'add_stake', { hotkey: HOT_A, netuid, amount_staked: 100n * TAO })
  world.events()
})

const held = (netuid: number, hotkey: AccountId = HOT_A, coldkey: AccountId = ALICE) =>
  getStakeForHotkeyAndColdkeyOnSubnet(world, hotkey, coldkey, netuid)
const names = () => world.events().map(({ name }) => name)
const move = (
  destination_hotkey: AccountId,
  origin_netuid: number,
  destination_netuid: number,
  alpha_amount = 10n * TAO,
) =>
  world.call(ALICE, 'move_stake', {
    origin_hotkey: HOT_A,
    destination_hotkey,
    origin_netuid,
    destination_netuid,
    alpha_amount,
  })

describe('move_stake', () => {
  test('does without the pool on one subnet', () => {
    const pool = S.SubnetTAO.get(world, 1)
    expect(move(HOT_B, 1, 1)).toBeUndefined()
    expect(held(1, HOT_B)).toBe(10n * TAO)
    expect(S.SubnetTAO.get(world, 1)).toBe(pool)
    expect(names()).toEqual(['StakeRemoved', 'StakeAdded', 'StakeMoved'])
  })

  test('takes one fee between subnets: at the origin, or at the destination from root', () => {
    const fees = () =>
      world
        .events()
        .filter(({ name }) => name === 'StakeAdded' || name === 'StakeRemoved')
        .map(({ data }) => ((data as bigint[])[5] ?? 0n) > 0n)
    expect(move(HOT_A, 1, 2)).toBeUndefined()
    expect(fees()).toEqual([true, false])
    expect(move(HOT_A, 0, 2)).toBeUndefined()
    expect(fees()).toEqual([false, true])
    expect(move(HOT_A, 1, 0)).toBeUndefined()
    expect(fees()).toEqual([true, false])
  })

  test('refuses in the order of the chain', () => {
    expect(move(HOT_A, 1, 1)).toBe('SameNetuid')
    expect(move(HOT_B, 1, 9)).toBe('SubnetNotExists')
    S.SubtokenEnabled.set(world, 2, false)
    expect(move(key(9), 1, 2)).toBe('SubtokenDisabled')
    expect(move(key(9), 1, 0)).toBe('HotKeyAccountNotExists')
    expect(move(HOT_B, 1, 0, 1_000n)).toBe('AmountTooLow')
    expect(move(HOT_B, 1, 1, 1_000n)).toBe('AmountTooLow')
  })

  test('needs a subnet that allows transfers only between coldkeys', () => {
    S.TransferToggle.set(world, 1, false)
    const give = {
      destination_coldkey: BOB,
      hotkey: HOT_A,
      origin_netuid: 1,
      destination_netuid: 1,
      alpha_amount: TAO,
    }
    expect(world.call(ALICE, 'transfer_stake', give)).toBe('TransferDisallowed')
    expect(move(HOT_B, 1, 1)).toBeUndefined()
    S.TransferToggle.set(world, 1, true)
    expect(world.call(ALICE, 'transfer_stake', give)).toBeUndefined()
    expect(held(1, HOT_A, BOB)).toBe(TAO)
  })
})

describe('swap_stake_limit', () => {
  const swap = (
    origin_netuid: number,
    destination_netuid: number,
    limit_price: bigint,
    allow_partial: boolean,
  ) =>
    world.call(ALICE, 'swap_stake_limit', {
      hotkey: HOT_A,
      origin_netuid,
      destination_netuid,
      alpha_amount: 50n * TAO,
      limit_price,
      allow_partial,
    })

  test('moves what the relative price allows', () => {
    expect(swap(1, 2, 10n * TAO, false)).toBe('SlippageTooHigh')
    expect(swap(0, 2, 2n * TAO, false)).toBe('SlippageTooHigh')
    expect(swap(1, 0, TAO, true)).toBe('PriceLimitExceeded')
    // The estimate overflows for a limit next to nothing, and then allows nothing.
    expect(swap(1, 2, 1n, false)).toBe('SlippageTooHigh')
    expect(swap(1, 2, TAO / 10n, false)).toBeUndefined()
    expect(swap(0, 2, 0n, false)).toBeUndefined()
    expect(names().filter((name) => name === 'StakeSwapped')).toHaveLength(2)
  })
})

describe('giving alpha up', () => {
  test('recycling makes room for emission, burning does not', () => {
    const out = S.SubnetAlphaOut.get(world, 1)
    const args = { hotkey: HOT_A, amount: TAO, netuid: 1 }
    expect(world.call(ALICE, 'recycle_alpha', args)).toBeUndefined()
    expect(S.SubnetAlphaOut.get(world, 1)).toBe(out - TAO)
    expect(world.call(ALICE, 'burn_alpha', args)).toBeUndefined()
    expect(S.SubnetAlphaOut.get(world, 1)).toBe(out - TAO)
    expect(held(1)).toBe(out - 2n * TAO)
    expect([AlphaRecycled.get(world, 1), AlphaBurned.get(world, 1)]).toEqual([TAO, TAO])
    expect(names()).toEqual(['AlphaRecycled', 'AlphaBurned'])
  })

  test('is refused on root, and where there is nothing to give it up from', () => {
    const recycle = (hotkey: AccountId, netuid: number) =>
      world.call(ALICE, 'recycle_alpha', { hotkey, amount: TAO, netuid })
    expect(recycle(HOT_A, 9)).toBe('SubnetNotExists')
    expect(recycle(HOT_A, 0)).toBe('CannotBurnOrRecycleOnRootSubnet')
    expect(recycle(key(9), 1)).toBe('HotKeyAccountNotExists')
    // Nothing held is nothing recycled, and no error.
    expect(recycle(HOT_C, 1)).toBeUndefined()
  })

  test('a buyback burns what it bought, or does not happen', () => {
    const buy = (limit: bigint | undefined) =>
      world.call(BOB, 'add_stake_burn', { hotkey: HOT_B, netuid: 2, amount: 10n * TAO, limit })
    const before = world.dump()
    expect(buy(TAO / 100n)).toBe('PriceLimitExceeded')
    expect(world.dump()).toBe(before)
    expect(buy(undefined)).toBeUndefined()
    expect(held(2, HOT_B, BOB)).toBe(0n)
    expect(AlphaBurned.get(world, 2)).toBe(S.SubnetAlphaOut.get(world, 2))
    expect(names().slice(-3)).toEqual(['StakeAdded', 'AlphaBurned', 'AddStakeBurn'])
  })
})

describe('keys', () => {
  test('a hotkey belongs to who named it first', () => {
    const associate = (signer: AccountId) =>
      world.call(signer, 'try_associate_hotkey', { hotkey: key(9) })
    expect([associate(BOB), associate(ALICE)]).toEqual([undefined, undefined])
    expect(S.Owner.get(world, key(9))).toBe(BOB)
    expect(S.OwnedHotkeys.get(world, BOB)).toEqual([HOT_B, key(9)])
    const account = { hotkey: `0x6d6f646c73756274656e73720100${'00'.repeat(18)}` }
    expect(world.call(ALICE, 'try_associate_hotkey', account)).toBe('CannotUseSystemAccount')
  })

  test('mining rewards go to one hotkey of the subnet', () => {
    const choose = (hotkey: AccountId, netuid = 1) =>
      world.call(ALICE, 'set_coldkey_auto_stake_hotkey', { netuid, hotkey })
    expect(choose(HOT_A, 9)).toBe('SubnetNotExists')
    expect(choose(HOT_A)).toBe('HotKeyNotRegisteredInSubNet')
    S.Uids.set(world, 1, HOT_A, 0)
    S.Uids.set(world, 1, HOT_B, 1)
    expect([choose(HOT_A), choose(HOT_A), choose(HOT_B)]).toEqual([
      undefined,
      'SameAutoStakeHotkeyAlreadySet',
      undefined,
    ])
    expect(S.AutoStakeDestination.get(world, ALICE, 1)).toBe(HOT_B)
    expect(S.AutoStakeDestinationColdkeys.get(world, HOT_A, 1)).toEqual([])
    expect(S.AutoStakeDestinationColdkeys.get(world, HOT_B, 1)).toEqual([ALICE])
  })
})
