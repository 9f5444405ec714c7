import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { I96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  lastTxBlock,
  lastTxBlockChildkeyTake,
  lastTxBlockDelegateTake,
} from '../../../../../../src/simulator/pallets/subtensor/utils/tx-rate-limits.ts'
import { ALICE, BOB, CAROL, HOT_A, HOT_B, key, TAO, World } from '../staking/world.ts'

// What upstream's tests/swap_hotkey_with_subnet.rs expects, under the names of its tests.

const NEW = key(0x55)
const CHILD = key(0x61)
const OTHER = key(0x62)
const U64_MAX = (1n << 64n) - 1n
const INTERVAL = 7_200

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  world.stakeEverywhere(10n * TAO)
  for (const netuid of [1, 2]) {
    S.Burn.set(world.ctx, netuid, 1_000_000n)
    world.call(ALICE, 'burned_register', { netuid, hotkey: HOT_A })
  }
  world.block = 10_000
})

const swap = (netuid: number | undefined, from: AccountId = HOT_A, to: AccountId = NEW) =>
  world.call(ALICE, 'swap_hotkey', { hotkey: from, new_hotkey: to, netuid })

/** Swaps and, a while later, swaps back. */
function thereAndBack(netuid: number, between: () => void): void {
  expect(swap(netuid)).toBeUndefined()
  between()
  world.block += INTERVAL + 1
  expect(swap(netuid, NEW, HOT_A)).toBeUndefined()
}

describe('the family of a swapped hotkey', () => {
  test('test_swap_parent_hotkey_childkey_maps', () => {
    const { ctx } = world
    S.ChildKeys.set(ctx, HOT_A, 1, [[U64_MAX, CHILD]])
    S.ParentKeys.set(ctx, CHILD, 1, [[U64_MAX, HOT_A]])
    S.PendingChildKeys.set(ctx, 1, HOT_A, [[[U64_MAX, OTHER]], 99n])
    expect(swap(1)).toBeUndefined()
    expect(S.ParentKeys.get(ctx, CHILD, 1)).toEqual([[U64_MAX, NEW]])
    expect(S.ChildKeys.get(ctx, NEW, 1)).toEqual([[U64_MAX, CHILD]])
    expect(S.PendingChildKeys.get(ctx, 1, NEW)).toEqual([[[U64_MAX, OTHER]], 99n])
    expect(S.PendingChildKeys.has(ctx, 1, HOT_A)).toBe(false)
    expect(S.ChildKeys.get(ctx, HOT_A, 1)).toEqual([])
  })

  test('test_swap_child_hotkey_childkey_maps', () => {
    const { ctx } = world
    S.ChildKeys.set(ctx, HOT_B, 1, [[U64_MAX, HOT_A]])
    S.ParentKeys.set(ctx, HOT_A, 1, [[U64_MAX, HOT_B]])
    S.PendingChildKeys.set(ctx, 1, HOT_B, [[[U64_MAX, HOT_A]], 99n])
    expect(swap(1)).toBeUndefined()
    expect(S.ParentKeys.get(ctx, NEW, 1)).toEqual([[U64_MAX, HOT_B]])
    expect(S.ParentKeys.has(ctx, HOT_A, 1)).toBe(false)
    expect(S.ChildKeys.get(ctx, HOT_B, 1)).toEqual([[U64_MAX, NEW]])
    expect(S.PendingChildKeys.get(ctx, 1, HOT_B)).toEqual([[[U64_MAX, NEW]], 99n])
  })

  test('test_swap_child_keys_self_loop', () => {
    const { ctx } = world
    S.ChildKeys.set(ctx, HOT_A, 1, [[200n, NEW]])
    expect(swap(1)).toBe('InvalidChild')
    expect(S.ChildKeys.get(ctx, HOT_A, 1)).toEqual([[200n, NEW]])
  })
})

describe('what is remembered of a swapped hotkey', () => {
  test('test_swap_hotkey_swap_rate_limits', () => {
    const { ctx } = world
    lastTxBlock.set(ctx, HOT_A, 123n)
    lastTxBlockDelegateTake.set(ctx, HOT_A, 4_567n)
    lastTxBlockChildkeyTake.set(ctx, HOT_A, 8_910n)
    expect(swap(1)).toBeUndefined()
    expect(lastTxBlock.get(ctx, NEW)).toBe(123n)
    expect(lastTxBlockDelegateTake.get(ctx, NEW)).toBe(4_567n)
    expect(lastTxBlockChildkeyTake.get(ctx, NEW)).toBe(8_910n)
  })

  test('test_swap_owner_check_swap_block_set', () => {
    const { ctx } = world
    expect(swap(1)).toBeUndefined()
    expect(S.LastHotkeySwapOnNetuid.get(ctx, 1, ALICE)).toBe(10_000n)
  })

  test('test_revert_hotkey_swap_auto_stake_destination', () => {
    const { ctx } = world
    const coldkeys = [BOB, CAROL, ALICE]
    S.AutoStakeDestinationColdkeys.set(ctx, HOT_A, 1, coldkeys)
    for (const coldkey of coldkeys) S.AutoStakeDestination.set(ctx, coldkey, 1, HOT_A)
    const destinations = () => coldkeys.map((each) => S.AutoStakeDestination.get(ctx, each, 1))
    thereAndBack(1, () => {
      expect(S.AutoStakeDestinationColdkeys.get(ctx, NEW, 1)).toEqual(coldkeys)
      expect(S.AutoStakeDestinationColdkeys.get(ctx, HOT_A, 1)).toEqual([])
      expect(destinations()).toEqual([NEW, NEW, NEW])
    })
    expect(S.AutoStakeDestinationColdkeys.get(ctx, HOT_A, 1)).toEqual(coldkeys)
    expect(S.AutoStakeDestinationColdkeys.get(ctx, NEW, 1)).toEqual([])
    expect(destinations()).toEqual([HOT_A, HOT_A, HOT_A])
  })

  test('test_revert_hotkey_swap_dividends', () => {
    const { ctx } = world
    S.TotalHotkeyAlphaLastEpoch.set(ctx, HOT_A, 1, 300n)
    S.AlphaDividendsPerSubnet.set(ctx, 1, HOT_A, 200n)
    S.VotingPower.set(ctx, 1, HOT_A, 100n)
    const figures = (hotkey: AccountId) => [
      S.TotalHotkeyAlphaLastEpoch.get(ctx, hotkey, 1),
      S.AlphaDividendsPerSubnet.get(ctx, 1, hotkey),
      S.VotingPower.get(ctx, 1, hotkey),
    ]
    thereAndBack(1, () => {
      expect([HOT_A, NEW].map(figures)).toEqual([
        [0n, 0n, 0n],
        [300n, 200n, 100n],
      ])
    })
    expect([HOT_A, NEW].map(figures)).toEqual([
      [300n, 200n, 100n],
      [0n, 0n, 0n],
    ])
  })
})

describe('root claims with a swapped hotkey', () => {
  const rate = I96F32.fromInt(3n)
  const claims = (hotkey: AccountId) => [
    S.RootClaimable.get(world.ctx, hotkey),
    S.RootClaimed.get(world.ctx, 1, hotkey, BOB),
  ]
  beforeEach(() => {
    S.RootClaimable.set(world.ctx, HOT_A, [[1, rate]])
    S.RootClaimed.set(world.ctx, 1, HOT_A, BOB, 7n)
  })

  test('test_swap_hotkey_root_claims_unchanged_if_not_root', () => {
    expect(swap(1)).toBeUndefined()
    expect(claims(HOT_A)).toEqual([[[1, rate]], 7n])
    expect(claims(NEW)).toEqual([[], 0n])
  })

  test.each([0, undefined])(
    'test_swap_hotkey_root_claims_changed_if_root, _if_all_subnets',
    (on) => {
      expect(swap(on)).toBeUndefined()
      expect(claims(HOT_A)).toEqual([[], 0n])
      expect(claims(NEW)).toEqual([[[1, rate]], 7n])
    },
  )
})

describe('whether a root validator lends to new subnets', () => {
  test.each([
    [0, true],
    [undefined, true],
    [1, false],
  ])('test_swap_hotkey_auto_parent_delegation: on %s, moves: %s', (on, moves) => {
    const { ctx } = world
    S.AutoParentDelegationEnabled.set(ctx, HOT_A, false)
    expect(swap(on)).toBeUndefined()
    expect(S.AutoParentDelegationEnabled.has(ctx, HOT_A)).toBe(!moves)
    expect(S.AutoParentDelegationEnabled.has(ctx, NEW)).toBe(moves)
    expect(S.AutoParentDelegationEnabled.get(ctx, moves ? NEW : HOT_A)).toBe(false)
  })
})
