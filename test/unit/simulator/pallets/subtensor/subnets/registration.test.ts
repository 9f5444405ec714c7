import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getSubnetAccountId } from '../../../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import { ALICE, BOB, HOT_A, HOT_B, key, TAO, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
beforeEach(() => {
  world = new World()
})

const join = (signer: AccountId, netuid: number, hotkey: AccountId) =>
  world.call(signer, 'burned_register', { netuid, hotkey })

describe('joining a subnet', () => {
  test('seats the hotkey and raises the price at once', () => {
    const price = S.Burn.get(world.ctx, 1)
    expect(join(ALICE, 1, HOT_A)).toBeUndefined()
    expect(join(BOB, 1, HOT_B)).toBeUndefined()
    expect(S.Keys.get(world.ctx, 1, 1)).toBe(HOT_B)
    expect(S.SubnetworkN.get(world.ctx, 1)).toBe(2)
    expect(S.LastUpdate.get(world.ctx, 1)).toEqual([10n, 10n])
    expect(S.Burn.get(world.ctx, 1)).toBe((((price * 126n) / 100n) * 126n) / 100n)
    expect(S.RegistrationsThisBlock.get(world.ctx, 1)).toBe(2)
  })

  test('is refused on root, twice, for the hotkey of another, and when closed', () => {
    expect(join(ALICE, 0, HOT_A)).toBe('RegistrationNotPermittedOnRootSubnet')
    expect(join(ALICE, 9, HOT_A)).toBe('SubnetNotExists')
    expect(join(ALICE, 1, HOT_A)).toBeUndefined()
    expect(join(ALICE, 1, HOT_A)).toBe('HotKeyAlreadyRegisteredInSubNet')
    expect(join(ALICE, 1, HOT_B)).toBe('NonAssociatedColdKey')
    S.NetworkRegistrationAllowed.set(world.ctx, 1, false)
    expect(join(BOB, 1, HOT_B)).toBe('SubNetRegistrationDisabled')
  })

  test('can be held to a price', () => {
    const args = { netuid: 1, hotkey: HOT_A, limit_price: S.Burn.get(world.ctx, 1) }
    expect(world.call(ALICE, 'register_limit', { ...args, limit_price: 5n })).toBe(
      'RegistrationPriceLimitExceeded',
    )
    expect(world.call(ALICE, 'register_limit', args)).toBeUndefined()
  })

  test('takes the place of the worst neuron when the subnet is full', () => {
    S.MaxAllowedUids.set(world.ctx, 1, 1)
    S.ImmunityPeriod.set(world.ctx, 1, 0)
    S.MinNonImmuneUids.set(world.ctx, 1, 0)
    expect(join(ALICE, 1, HOT_A)).toBeUndefined()
    S.Axons.set(world.ctx, 1, HOT_A, {
      ...{ block: 1n, version: 1, ip: 1n, port: 1, ip_type: 4 },
      ...{ protocol: 0, placeholder1: 0, placeholder2: 0 },
    })
    S.Weights.set(world.ctx, 1, 0, [[0, 9]])
    expect(join(BOB, 1, HOT_B)).toBeUndefined()
    expect(S.Uids.get(world.ctx, 1, HOT_A)).toBeUndefined()
    expect(S.Uids.get(world.ctx, 1, HOT_B)).toBe(0)
    expect(S.Axons.has(world.ctx, 1, HOT_A)).toBe(false)
    expect(S.Weights.has(world.ctx, 1, 0)).toBe(false)
    expect(S.IsNetworkMember.get(world.ctx, HOT_A, 1)).toBe(false)
  })
})

describe('a new subnet', () => {
  const create = () => world.call(ALICE, 'register_network', { hotkey: key(0x21) })

  test('has its price in its pool, at the median price of the others', () => {
    S.NetworkMinLockCost.set(world.ctx, 100n * TAO)
    S.NetworkLastLockCost.set(world.ctx, 100n * TAO)
    expect(create()).toBeUndefined()
    expect(S.SubnetTAO.get(world.ctx, 3)).toBe(100n * TAO)
    // The others trade at 700/3000 and 1400/3000, so the median is 0.35.
    expect(S.SubnetAlphaIn.get(world.ctx, 3) / TAO).toBe(285n)
    expect(S.SubnetOwner.get(world.ctx, 3)).toBe(ALICE)
    expect(S.SubtokenEnabled.get(world.ctx, 3)).toBe(false)
    expect(S.SubnetEmissionEnabled.get(world.ctx, 3)).toBe(false)
  })

  test('must be affordable, and not too soon after the last one', () => {
    S.NetworkMinLockCost.set(world.ctx, 2_000n * TAO)
    expect(create()).toBe('CannotAffordLockCost')
    S.LastRateLimitedBlock.set(world.ctx, { type: 'NetworkLastRegistered' }, 9n)
    expect(create()).toBe('NetworkTxRateLimitExceeded')
  })

  test('is started by its owner, once', () => {
    S.NetworkMinLockCost.set(world.ctx, 100n * TAO)
    S.NetworkLastLockCost.set(world.ctx, 100n * TAO)
    create()
    expect(world.call(BOB, 'start_call', { netuid: 3 })).toBe('BadOrigin')
    expect(world.call(ALICE, 'start_call', { netuid: 3 })).toBeUndefined()
    expect(S.FirstEmissionBlockNumber.get(world.ctx, 3)).toBe(11n)
    expect(world.call(ALICE, 'start_call', { netuid: 3 })).toBe(
      'FirstEmissionBlockNumberAlreadySet',
    )
  })

  test('that ends leaves nothing behind, and its netuid is free again', () => {
    S.NetworkMinLockCost.set(world.ctx, 100n * TAO)
    S.NetworkLastLockCost.set(world.ctx, 100n * TAO)
    create()
    expect(world.call(ALICE, 'root_dissolve_network', { netuid: 3 })).toBe('BadOrigin')
    expect(world.call('root', 'root_dissolve_network', { netuid: 3 })).toBeUndefined()
    expect(getSubnetAccountId(world.ctx, 3)).toBeUndefined()
    const left = [S.Keys, S.Uids, S.BlockAtRegistration].map((item) => item.keys(world.ctx, 3))
    expect(left).toEqual([[], [], []])
    expect(S.Tempo.has(world.ctx, 3)).toBe(false)
  })
})

test('a symbol of the table can be chosen by the owner, unless it is taken', () => {
  S.SubnetOwner.set(world.ctx, 1, ALICE)
  S.TokenSymbol.set(world.ctx, 2, new TextEncoder().encode('β'))
  const choose = (symbol: string, signer = ALICE) =>
    world.call(signer, 'update_symbol', { netuid: 1, symbol: new TextEncoder().encode(symbol) })
  expect(choose('γ', BOB)).toBe('BadOrigin')
  expect(choose('nonsense')).toBe('SymbolDoesNotExist')
  expect(choose('β')).toBe('SymbolAlreadyInUse')
  expect(choose('γ')).toBeUndefined()
})
