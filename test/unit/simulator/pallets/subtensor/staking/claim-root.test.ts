import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { I96F32 } from '../../../../../../src/amm/fixed/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  blockHashToIndices,
  runAutoClaimRootDivs,
} from '../../../../../../src/simulator/pallets/subtensor/staking/claim-root.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import {
  finalizeAllSubnetRootDividends,
  getRootOwedForHotkeyColdkeyFloat,
  increaseRootClaimableForHotkeyAndSubnet,
} from '../../../../../../src/simulator/pallets/subtensor/staking/root-claimable.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, HOT_B, TAO, World } from './world.ts'

// Half a rao of alpha for each rao of root stake: a rate without rounding.
const THREE_QUARTERS = (75n * TAO) / 2n
const QUARTER = (25n * TAO) / 2n

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
  world.call(ALICE, 'add_stake', { hotkey: HOT_A, netuid: 0, amount_staked: 75n * TAO })
  world.call(BOB, 'add_stake', { hotkey: HOT_A, netuid: 0, amount_staked: 25n * TAO })
  // Alpha that waits to be claimed is outside the pool already.
  for (const netuid of [1, 2]) {
    S.SubnetAlphaOut.set(world, netuid, 50n * TAO)
    increaseRootClaimableForHotkeyAndSubnet(world, HOT_A, netuid, 50n * TAO)
  }
  world.events()
})

const owed = (netuid: number, coldkey = ALICE) =>
  I96F32.toU64Saturating(getRootOwedForHotkeyColdkeyFloat(world, HOT_A, coldkey, netuid))
const held = (netuid: number, coldkey = ALICE) =>
  getStakeForHotkeyAndColdkeyOnSubnet(world, HOT_A, coldkey, netuid)
const claim = (subnets: number[], coldkey = ALICE) => world.call(coldkey, 'claim_root', { subnets })
const choose = (type: object) =>
  world.call(ALICE, 'set_root_claim_type', { new_root_claim_type: type })

describe('claim_root', () => {
  test('sells dividends for root stake, in proportion to stake', () => {
    expect([owed(1), owed(1, BOB)]).toEqual([THREE_QUARTERS, QUARTER])
    expect(claim([1])).toBeUndefined()
    expect(held(0)).toBeGreaterThan(75n * TAO)
    expect([held(1), owed(1), owed(2)]).toEqual([0n, 0n, THREE_QUARTERS])
    expect(S.RootClaimed.get(world, 1, HOT_A, ALICE)).toBeGreaterThan(THREE_QUARTERS)
    expect(S.SubnetTAO.get(world, 0)).toBe(held(0) + held(0, BOB))
    expect(S.SubnetProtocolFlow.get(world, 1)).toBe(75n * TAO - held(0))
    expect(world.events().at(-1)).toEqual({
      pallet: 'SubtensorModule',
      name: 'RootClaimed',
      data: { coldkey: ALICE },
    })
  })

  test('keeps alpha where the coldkey wants that', () => {
    expect(choose({ type: 'KeepSubnets', value: { subnets: [2] } })).toBeUndefined()
    expect(claim([1, 2])).toBeUndefined()
    expect([held(1), held(2)]).toEqual([0n, THREE_QUARTERS])
    expect(choose({ type: 'Keep' })).toBeUndefined()
    expect(claim([1])).toBeUndefined()
    expect(choose({ type: 'KeepSubnets', value: { subnets: [] } })).toBe('InvalidSubnetNumber')
  })

  test('leaves what is below the threshold, and stake of later out of it', () => {
    const threshold = (signer: 'root' | typeof ALICE, new_value: bigint) =>
      world.call(signer, 'sudo_set_root_claim_threshold', { netuid: 1, new_value })
    expect(threshold(ALICE, 1n)).toBe('BadOrigin')
    expect(threshold('root', 10_000_001n)).toBe('InvalidRootClaimThreshold')
    expect(threshold('root', 1_000n)).toBeUndefined()
    expect(S.RootClaimableThreshold.get(world, 1)).toBe(I96F32.fromInt(1_000n))
    S.RootClaimableThreshold.set(world, 1, I96F32.fromInt(38n * TAO))
    expect(claim([1])).toBeUndefined()
    expect(owed(1)).toBe(THREE_QUARTERS)
    world.call(ALICE, 'add_stake', { hotkey: HOT_A, netuid: 0, amount_staked: 100n * TAO })
    expect(owed(1)).toBe(THREE_QUARTERS)
    const unstake = (amount_unstaked: bigint) =>
      world.call(ALICE, 'remove_stake', { hotkey: HOT_A, netuid: 0, amount_unstaked })
    expect(unstake(100n * TAO)).toBeUndefined()
    expect(owed(1)).toBe(THREE_QUARTERS)
    // Stake that earned takes what it earned along.
    expect(unstake(50n * TAO)).toBeUndefined()
    expect(owed(1)).toBe(QUARTER)
  })

  test('names one to five subnets', () => {
    expect(claim([])).toBe('InvalidSubnetNumber')
    expect(claim([1, 2, 3, 4, 5, 6])).toBe('InvalidSubnetNumber')
  })

  test('takes all back when one sale fails', () => {
    S.SubnetTAO.set(world, 2, 999_999n)
    const before = world.dump()
    expect(claim([1, 2])).toBe('ReservesTooLow')
    expect(world.dump()).toBe(before)
  })
})

describe('blocks', () => {
  test('claim for the coldkeys that a hash picks', () => {
    runAutoClaimRootDivs(world.ctx, `0x${'00'.repeat(32)}`)
    expect([owed(1), owed(1, BOB)]).toEqual([0n, QUARTER])
    runAutoClaimRootDivs(world.ctx, `0x${'45'.repeat(32)}`)
    expect(owed(1, BOB)).toBe(0n)
  })

  test('go on after a claim that fails', () => {
    S.SubnetTAO.set(world, 2, 999_999n)
    const before = world.dump()
    runAutoClaimRootDivs(world.ctx, `0x${'45'.repeat(32)}`)
    expect(world.dump()).toBe(before)
  })

  test('pick few numbers of many, each once', () => {
    expect(blockHashToIndices(`0x${'00'.repeat(32)}`, 8n, 2n)).toEqual([0n])
    expect(blockHashToIndices(`0x${'45'.repeat(32)}`, 5n, 2n)).toEqual([0n, 1n])
    expect(blockHashToIndices(`0x${'45'.repeat(32)}`, 0n, 2n)).toEqual([])
    expect(blockHashToIndices(`0x${'45'.repeat(32)}`, 3n, 0n)).toEqual([0n])
  })
})

test('dividends beyond all root stake go to the owner of the hotkey', () => {
  increaseRootClaimableForHotkeyAndSubnet(world, HOT_B, 1, 5n)
  expect(getStakeForHotkeyAndColdkeyOnSubnet(world, HOT_B, BOB, 1)).toBe(5n)
  expect(S.RootClaimable.has(world, HOT_B)).toBe(false)
})

test('nothing is left to claim of a subnet that is gone', () => {
  claim([1])
  finalizeAllSubnetRootDividends(world, 1)
  expect(owed(1, BOB)).toBe(0n)
  expect(S.RootClaimable.get(world, HOT_A).map(([netuid]) => netuid)).toEqual([2])
  expect(S.RootClaimed.keys(world, 1)).toEqual([])
})
