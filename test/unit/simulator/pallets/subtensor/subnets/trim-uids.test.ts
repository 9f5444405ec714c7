import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { attempt, DispatchFailure } from '../../../../../../src/simulator/frame/dispatch-error.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { trimToMaxAllowedUids } from '../../../../../../src/simulator/pallets/subtensor/subnets/trim-uids.ts'
import { appendNeuron } from '../../../../../../src/simulator/pallets/subtensor/subnets/uids.ts'
import { ALICE, key, World } from '../staking/world.ts'

beforeAll(cryptoReady)

let world: World
const hotkeys = [1, 2, 3, 4, 5].map((n) => key(0x40 + n))

beforeEach(() => {
  world = new World()
  hotkeys.forEach((hotkey, i) => {
    appendNeuron(world.ctx, 1, hotkey, BigInt(i + 1))
  })
  S.ImmunityPeriod.set(world.ctx, 1, 10)
  S.MinAllowedUids.set(world.ctx, 1, 1)
  S.MaxAllowedUids.set(world.ctx, 1, 5)
  S.Emission.set(world.ctx, 1, [5n, 1n, 3n, 1n, 4n])
  S.ValidatorPermit.set(world.ctx, 1, [true, false, true, false, false])
  S.Weights.set(world.ctx, 1, 2, [
    [0, 10],
    [1, 20],
    [4, 30],
  ])
  world.block = 1000
})

function trim(places: number) {
  const outcome = attempt(() => trimToMaxAllowedUids(world.ctx, 1, places))
  return outcome instanceof DispatchFailure ? outcome.module?.name : undefined
}

describe('trimming a subnet', () => {
  test('lets those with the least emission go, and the others close ranks', () => {
    expect(trim(3)).toBeUndefined()
    expect(S.SubnetworkN.get(world.ctx, 1)).toBe(3)
    expect(S.Keys.values(world.ctx, 1)).toEqual([hotkeys[0], hotkeys[2], hotkeys[4]])
    expect(hotkeys.map((hotkey) => S.Uids.get(world.ctx, 1, hotkey))).toEqual([
      ...[0, undefined, 1, undefined, 2],
    ])
    expect(S.Emission.get(world.ctx, 1)).toEqual([5n, 3n, 4n])
    expect(S.ValidatorPermit.get(world.ctx, 1)).toEqual([true, true, false])
    expect(S.Weights.get(world.ctx, 1, 1)).toEqual([
      [0, 10],
      [2, 30],
    ])
    expect(S.BlockAtRegistration.get(world.ctx, 1, 2)).toBe(5n)
    expect(S.IsNetworkMember.get(world.ctx, hotkeys[1] ?? ALICE, 1)).toBe(false)
  })

  test('of equal emission, the youngest goes first', () => {
    expect(trim(4)).toBeUndefined()
    expect(S.Keys.values(world.ctx, 1)).not.toContain(hotkeys[3])
    expect(S.Keys.values(world.ctx, 1)).toContain(hotkeys[1])
  })

  test('spares the owner and the young', () => {
    S.SubnetOwner.set(world.ctx, 1, ALICE)
    S.OwnedHotkeys.set(world.ctx, ALICE, [hotkeys[3] ?? ALICE])
    S.BlockAtRegistration.set(world.ctx, 1, 1, 995n)
    expect(trim(3)).toBeUndefined()
    expect(S.Keys.values(world.ctx, 1)).toEqual([hotkeys[0], hotkeys[1], hotkeys[3]])
  })

  test('is refused where too many of the rest could not be replaced, or out of range', () => {
    for (const uid of [0, 1, 2]) S.BlockAtRegistration.set(world.ctx, 1, uid, 995n)
    expect(trim(3)).toBe('TrimmingWouldExceedMaxImmunePercentage')
    expect(trim(0)).toBe('InvalidValue')
    expect(trim(6)).toBe('InvalidValue')
  })

  test('only closes empty places where there are enough', () => {
    S.MaxAllowedUids.set(world.ctx, 1, 9)
    expect(trim(7)).toBeUndefined()
    expect(S.MaxAllowedUids.get(world.ctx, 1)).toBe(7)
    expect(S.SubnetworkN.get(world.ctx, 1)).toBe(5)
  })
})
