import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  getImmuneOwnerSeats,
  getNeuronToPrune,
} from '../../../../../../src/simulator/pallets/subtensor/subnets/prune-neuron.ts'
import { appendNeuron } from '../../../../../../src/simulator/pallets/subtensor/subnets/uids.ts'
import { ALICE, key, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
const hotkeys = [key(0x31), key(0x32), key(0x33), key(0x34)]
const prune = () => getNeuronToPrune(world.ctx, 1)

beforeEach(() => {
  world = new World()
  hotkeys.forEach((hotkey, i) => {
    appendNeuron(world.ctx, 1, hotkey, BigInt(i + 1))
  })
  S.ImmunityPeriod.set(world.ctx, 1, 100)
  S.MinNonImmuneUids.set(world.ctx, 1, 0)
  S.Emission.set(world.ctx, 1, [9n, 5n, 5n, 7n])
  world.block = 1000
})

describe('a full subnet replaces', () => {
  test('the neuron with the least emission, then the oldest', () => {
    expect(prune()).toBe(1)
    S.BlockAtRegistration.set(world.ctx, 1, 1, 3n)
    expect(prune()).toBe(1)
    S.BlockAtRegistration.set(world.ctx, 1, 1, 4n)
    expect(prune()).toBe(2)
  })

  test('an immune neuron only where all are', () => {
    S.BlockAtRegistration.set(world.ctx, 1, 1, 950n)
    S.BlockAtRegistration.set(world.ctx, 1, 2, 950n)
    expect(prune()).toBe(3)
    for (const uid of [0, 3]) S.BlockAtRegistration.set(world.ctx, 1, uid, 950n)
    expect(prune()).toBe(1)
  })

  test('an immune neuron rather than one too many of the others', () => {
    S.MinNonImmuneUids.set(world.ctx, 1, 3)
    S.BlockAtRegistration.set(world.ctx, 1, 0, 950n)
    expect(prune()).toBe(0)
  })

  test("none of the owner's neurons, up to the limit", () => {
    S.SubnetOwner.set(world.ctx, 1, ALICE)
    S.OwnedHotkeys.set(world.ctx, ALICE, [hotkeys[1] ?? ALICE, hotkeys[2] ?? ALICE])
    expect(prune()).toBe(2)
    S.ImmuneOwnerUidsLimit.set(world.ctx, 1, 2)
    expect(prune()).toBe(3)
  })

  test('nothing where there is nobody, or nobody but the owner', () => {
    expect(getNeuronToPrune(world.ctx, 2)).toBeUndefined()
    S.SubnetOwner.set(world.ctx, 1, ALICE)
    S.OwnedHotkeys.set(world.ctx, ALICE, hotkeys)
    S.ImmuneOwnerUidsLimit.set(world.ctx, 1, 4)
    expect(prune()).toBeUndefined()
  })
})

test("the owner's own hotkey comes first among the immune", () => {
  S.OwnedHotkeys.set(world.ctx, ALICE, hotkeys.slice(0, 2))
  S.SubnetOwnerHotkey.set(world.ctx, 1, hotkeys[3] ?? ALICE)
  expect(getImmuneOwnerSeats(world.ctx, 1, ALICE)).toEqual([{ uid: 3, hotkey: hotkeys[3] }])
  S.ImmuneOwnerUidsLimit.set(world.ctx, 1, 2)
  expect(getImmuneOwnerSeats(world.ctx, 1, ALICE).map(({ uid }) => uid)).toEqual([3, 0])
})
