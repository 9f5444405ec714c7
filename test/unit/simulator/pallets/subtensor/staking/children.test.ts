import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import {
  doSetPendingChildren,
  doSetRootValidatorsForSubnet,
} from '../../../../../../src/simulator/pallets/subtensor/staking/set-children.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, HOT_B, HOT_C, HOTKEYS, key, World } from './world.ts'

const NETUID = 1
const HALF = 1n << 63n

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
})

const setChildren = (children: [bigint, AccountId][], hotkey = HOT_A, signer = ALICE) =>
  world.call(signer, 'set_children', { hotkey, netuid: NETUID, children })

describe('set_children', () => {
  test('takes effect after a day, at both ends', () => {
    expect(setChildren([[HALF, HOT_B]])).toBeUndefined()
    expect(S.PendingChildKeys.get(world, NETUID, HOT_A)).toEqual([[[HALF, HOT_B]], 7_210n])
    world.block = 7_210
    doSetPendingChildren(world.ctx, NETUID)
    expect(S.ChildKeys.get(world, HOT_A, NETUID)).toEqual([])
    world.block = 7_211
    doSetPendingChildren(world.ctx, NETUID)
    expect(S.ChildKeys.get(world, HOT_A, NETUID)).toEqual([[HALF, HOT_B]])
    expect(S.ParentKeys.get(world, HOT_B, NETUID)).toEqual([[HALF, HOT_A]])
    expect(S.PendingChildKeys.has(world, NETUID, HOT_A)).toBe(false)
    expect(world.events().map(({ name }) => name)).toEqual(['SetChildrenScheduled', 'SetChildren'])
  })

  test('takes effect at once before the subnet starts', () => {
    S.SubtokenEnabled.set(world, NETUID, false)
    expect(setChildren([[HALF, HOT_B]])).toBeUndefined()
    expect(S.ParentKeys.get(world, HOT_B, NETUID)).toEqual([[HALF, HOT_A]])
    world.block += 150
    expect(setChildren([])).toBeUndefined()
    expect(S.ParentKeys.has(world, HOT_B, NETUID)).toBe(false)
    expect(S.ChildKeys.has(world, HOT_A, NETUID)).toBe(false)
  })

  test('refuses what could not hold', () => {
    const six = Array.from({ length: 6 }, (_, i): [bigint, AccountId] => [1n, key(0x40 + i)])
    expect(setChildren([[1n, HOT_A]])).toBe('InvalidChild')
    expect(setChildren(six)).toBe('TooManyChildren')
    expect(
      setChildren([
        [HALF, HOT_B],
        [HALF, HOT_C],
      ]),
    ).toBe('ProportionOverflow')
    expect(
      setChildren([
        [1n, HOT_B],
        [1n, HOT_B],
      ]),
    ).toBe('DuplicateChild')
    expect(setChildren([[1n, HOT_B]], HOT_A, BOB)).toBe('NonAssociatedColdKey')
    S.StakeThreshold.set(world, 1n)
    expect(setChildren([[1n, HOT_B]])).toBe('NotEnoughStakeToSetChildkeys')
    S.SubnetOwnerHotkey.set(world, NETUID, HOT_A)
    expect(setChildren([[1n, HOT_B]])).toBeUndefined()
    expect(setChildren([])).toBe('TxRateLimitExceeded')
  })

  test('never makes a child of a parent', () => {
    S.SubtokenEnabled.set(world, NETUID, false)
    setChildren([[HALF, HOT_B]])
    expect(setChildren([[HALF, HOT_A]], HOT_B, BOB)).toBe('ChildParentInconsistency')
  })

  test('keeps both ends of every edge alike, whatever is asked for', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.bigInt(1n, HALF / 4n), fc.constantFrom(...HOTKEYS)), {
      selector: ([, hotkey]) => hotkey,
    })
    const request = fc.tuple(fc.constantFrom(0, 1, 2), edges)
    let done = 0
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
        const chain = new World()
        S.SubtokenEnabled.set(chain, NETUID, false)
        for (const [who, children] of requests) {
          chain.block += 150
          const hotkey = HOTKEYS[who] ?? HOT_A
          const args = { hotkey, netuid: NETUID, children }
          if (chain.call(S.Owner.get(chain, hotkey), 'set_children', args) === undefined) done += 1
        }
        const down = S.ChildKeys.entries(chain).flatMap(([[parent], links]) =>
          links.map(([share, child]) => `${parent} ${child} ${share}`),
        )
        const up = S.ParentKeys.entries(chain).flatMap(([[child], links]) =>
          links.map(([share, parent]) => `${parent} ${child} ${share}`),
        )
        expect(down.sort()).toEqual(up.sort())
        expect(down.filter((edge) => edge.slice(0, 66) === edge.slice(67, 133))).toEqual([])
      }),
      { numRuns: 100 },
    )
    expect(done).toBeGreaterThan(20)
  })
})

describe('root validators', () => {
  test('become parents of the owner of a new subnet unless they opted out', () => {
    S.SubtokenEnabled.set(world, NETUID, false)
    S.SubnetOwnerHotkey.set(world, NETUID, HOT_A)
    ;[HOT_A, HOT_B, HOT_C].forEach((hotkey, uid) => {
      S.Keys.set(world, 0, uid, hotkey)
      S.Uids.set(world, 0, hotkey, uid)
    })
    const optOut = { hotkey: HOT_C, enabled: false }
    const owner = S.Owner.get(world, HOT_C)
    expect(world.call(owner, 'set_auto_parent_delegation_enabled', optOut)).toBeUndefined()
    doSetRootValidatorsForSubnet(world.ctx, NETUID)
    expect(S.ParentKeys.get(world, HOT_A, NETUID)).toEqual([[(1n << 64n) - 1n, HOT_B]])
  })
})

describe('set_childkey_take', () => {
  const take = (value: number, signer = ALICE) =>
    world.call(signer, 'set_childkey_take', { hotkey: HOT_A, netuid: NETUID, take: value })

  test('is free to fall and slow to rise', () => {
    expect(take(11_797)).toBe('InvalidChildkeyTake')
    expect(take(1, BOB)).toBe('NonAssociatedColdKey')
    expect([take(5_000), take(4_000), take(4_001)]).toEqual([
      undefined,
      undefined,
      'TxChildkeyTakeRateLimitExceeded',
    ])
    world.block += 216_000
    expect(take(4_001)).toBeUndefined()
    S.MinChildkeyTakePerSubnet.set(world, NETUID, 3_000)
    expect(take(2_999)).toBe('InvalidChildkeyTake')
    expect(S.ChildkeyTake.get(world, HOT_A, NETUID)).toBe(4_001)
  })
})
