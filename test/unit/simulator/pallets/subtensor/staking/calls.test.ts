import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { getTotalStakeForHotkey } from '../../../../../../src/simulator/pallets/subtensor/staking/total-stake.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getSubnetAccountId } from '../../../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import * as System from '../../../../../../src/simulator/pallets/system/storage.ts'
import { ALICE, AUTHOR, BOB, HOT_A, HOT_B, key, TAO, World } from './world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
})

const stake = (amount_staked: bigint, netuid = 1, hotkey: AccountId = HOT_A) =>
  world.call(ALICE, 'add_stake', { hotkey, netuid, amount_staked })
const free = (account: AccountId) => System.Account.get(world, account).data.free
const held = (netuid: number, hotkey: AccountId = HOT_A, coldkey: AccountId = ALICE) =>
  getStakeForHotkeyAndColdkeyOnSubnet(world, hotkey, coldkey, netuid)

describe('add_stake', () => {
  test('pays the subnet, the author, and stakes what the pool gives', () => {
    expect(stake(10n * TAO)).toBeUndefined()
    const alpha = held(1)
    const fee = (10n * TAO * 33n) / 65_535n
    expect(world.events().map(({ name, data }) => [name, data])).toEqual([
      ['Transfer', { from: ALICE, to: getSubnetAccountId(world, 1), amount: 10n * TAO }],
      ['Transfer', { from: getSubnetAccountId(world, 1), to: AUTHOR, amount: fee }],
      ['StakeAdded', [ALICE, HOT_A, 10n * TAO, alpha, 1, fee]],
    ])
    expect(S.SubnetTAO.get(world, 1)).toBe(710n * TAO - fee)
    expect(S.SubnetAlphaIn.get(world, 1)).toBe(3_000n * TAO - alpha)
    expect(S.SubnetTaoFlow.get(world, 1)).toBe(10n * TAO - fee)
    expect(S.SubnetVolume.get(world, 1)).toBe(10n * TAO)
    expect(S.LastColdkeyHotkeyStakeBlock.get(world, ALICE, HOT_A)).toBe(10n)
  })

  test('is one to one on root, where it gives the coldkey a number', () => {
    expect(stake(10n * TAO, 0)).toBeUndefined()
    expect(held(0)).toBe(10n * TAO)
    expect(S.StakingColdkeysByIndex.get(world, 0n)).toBe(ALICE)
    expect(S.StakingColdkeys.get(world, ALICE)).toBe(0n)
  })

  test('refuses in the order of the chain', () => {
    expect(stake(800_000n * TAO)).toBe('InsufficientLiquidity')
    expect(stake(TAO, 9)).toBe('SubnetNotExists')
    S.SubtokenEnabled.set(world, 2, false)
    expect(stake(1n, 2)).toBe('SubtokenDisabled')
    expect(stake(2_001_006n, 1, key(9))).toBe('AmountTooLow')
    expect(stake(2_000n * TAO, 1, key(9))).toBe('NotEnoughBalanceToStake')
    expect(stake(2_001_007n, 1, key(9))).toBe('HotKeyAccountNotExists')
    expect(stake(2_001_007n)).toBeUndefined()
    expect(world.call('root', 'add_stake', { hotkey: HOT_A, netuid: 1, amount_staked: TAO })).toBe(
      'BadOrigin',
    )
  })

  test('leaves the coldkey its existential deposit', () => {
    expect(stake(1_000n * TAO)).toBeUndefined()
    expect(free(ALICE)).toBe(500n)
  })
})

describe('add_stake_limit', () => {
  const limited = (limit_price: bigint, allow_partial: boolean) =>
    world.call(ALICE, 'add_stake_limit', {
      hotkey: HOT_B,
      netuid: 1,
      amount_staked: 100n * TAO,
      limit_price,
      allow_partial,
    })

  test('fills, kills, or takes what it can', () => {
    expect(limited(TAO / 4n, false)).toBe('SlippageTooHigh')
    expect(limited(TAO / 10n, false)).toBe('PriceLimitExceeded')
    expect(limited(TAO / 4n, true)).toBeUndefined()
    const spent = 1_000n * TAO - free(ALICE)
    expect(spent).toBeGreaterThan(20n * TAO)
    expect(spent).toBeLessThan(30n * TAO)
    expect(limited(TAO, false)).toBeUndefined()
    expect(free(ALICE)).toBe(900n * TAO - spent)
  })

  test('makes the hotkey of another a delegate', () => {
    expect(S.Delegates.has(world, HOT_B)).toBe(false)
    limited(TAO, false)
    expect(S.Delegates.get(world, HOT_B)).toBe(11_796)
  })
})

describe('remove_stake', () => {
  const remove = (amount_unstaked: bigint, netuid = 1) =>
    world.call(ALICE, 'remove_stake', { hotkey: HOT_A, netuid, amount_unstaked })

  test('caps at what is held, and sells the alpha of the author too', () => {
    stake(10n * TAO)
    world.events()
    const alpha = held(1)
    expect(remove(1n << 60n)).toBeUndefined()
    expect(held(1)).toBe(0n)
    const events = world.events().map(({ name }) => name)
    expect(events).toEqual(['Transfer', 'Transfer', 'StakeRemoved'])
    expect(S.SubnetAlphaIn.get(world, 1)).toBe(3_000n * TAO)
    expect(S.AlphaV2.entries(world)).toEqual([])
    expect(alpha).toBeGreaterThan(0n)
    expect(remove(1n)).toBe('AmountTooLow')
  })

  test('refuses in the order of the chain', () => {
    expect(remove(1n, 9)).toBe('SubtokenDisabled')
    stake(10n * TAO)
    expect(remove(1_000_000n)).toBe('AmountTooLow')
    expect(
      world.call(ALICE, 'remove_stake_limit', {
        hotkey: HOT_A,
        netuid: 1,
        amount_unstaked: held(1) + 1n,
        limit_price: 1_000n,
        allow_partial: true,
      }),
    ).toBe('NotEnoughStakeToWithdraw')
  })

  test('takes the number of a coldkey back with its last root stake', () => {
    stake(10n * TAO, 0)
    world.call(BOB, 'add_stake', { hotkey: HOT_A, netuid: 0, amount_staked: TAO })
    expect(remove(10n * TAO, 0)).toBeUndefined()
    expect(S.StakingColdkeysByIndex.entries(world)).toEqual([[[0n], BOB]])
    expect(S.NumStakingColdkeys.get(world)).toBe(1n)
  })

  test('clears a nomination below the minimum', () => {
    S.NominatorMinRequiredStake.set(world, 500_000_000n)
    stake(10n * TAO, 1, HOT_B)
    const alpha = held(1, HOT_B)
    const unstake = { hotkey: HOT_B, netuid: 1, amount_unstaked: alpha - TAO }
    expect(world.call(ALICE, 'remove_stake', unstake)).toBeUndefined()
    expect(held(1, HOT_B)).toBe(0n)
  })
})

describe('unstake_all', () => {
  test('sells everywhere, or stakes the rest on root', () => {
    for (const netuid of [0, 1, 2]) stake(10n * TAO, netuid)
    expect(world.call(ALICE, 'unstake_all_alpha', { hotkey: HOT_A })).toBeUndefined()
    expect([held(1), held(2)]).toEqual([0n, 0n])
    expect(held(0)).toBeGreaterThan(29n * TAO)
    expect(world.call(ALICE, 'unstake_all_alpha', { hotkey: HOT_A })).toBe('AmountTooLow')
    expect(world.call(ALICE, 'unstake_all', { hotkey: HOT_A })).toBeUndefined()
    expect(held(0)).toBe(0n)
    expect(world.call(ALICE, 'unstake_all', { hotkey: HOT_A })).toBeUndefined()
    expect(world.call(ALICE, 'unstake_all', { hotkey: key(9) })).toBe('HotKeyAccountNotExists')
  })
})

test('what a hotkey has is worth spot prices', () => {
  for (const netuid of [0, 1, 2]) stake(10n * TAO, netuid)
  expect(getTotalStakeForHotkey(world.ctx, HOT_A)).toBeGreaterThan(30n * TAO)
  expect(getTotalStakeForHotkey(world.ctx, HOT_A)).toBeLessThan(31n * TAO)
  expect(getTotalStakeForHotkey(world.ctx, HOT_B)).toBe(0n)
})
