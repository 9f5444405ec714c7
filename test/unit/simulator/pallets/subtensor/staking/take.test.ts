import { beforeAll, beforeEach, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { ALICE, BOB, HOT_A, key, World } from './world.ts'

let world: World

beforeAll(cryptoReady)
beforeEach(() => {
  world = new World()
})

const change = (name: 'increase_take' | 'decrease_take', take: number, signer = ALICE) =>
  world.call(signer, name, { hotkey: HOT_A, take })

test('a take falls at any time, and that starts the month to the next raise', () => {
  expect(change('decrease_take', 5_000)).toBeUndefined()
  expect(change('decrease_take', 4_000)).toBeUndefined()
  expect(change('decrease_take', 4_000)).toBe('DelegateTakeTooLow')
  expect(change('increase_take', 4_000)).toBe('DelegateTakeTooLow')
  world.block += 216_000
  expect(change('increase_take', 4_001)).toBe('DelegateTxRateLimitExceeded')
  world.block += 1
  expect(change('increase_take', 4_001)).toBeUndefined()
  expect(S.Delegates.get(world, HOT_A)).toBe(4_001)
  expect(world.events().map(({ name, data }) => [name, data])).toEqual([
    ['TakeDecreased', [ALICE, HOT_A, 5_000]],
    ['TakeDecreased', [ALICE, HOT_A, 4_000]],
    ['TakeIncreased', [ALICE, HOT_A, 4_001]],
  ])
})

test('a guard stops takes out of range and strangers before the call runs', () => {
  S.MinDelegateTake.set(world, 100)
  expect(change('decrease_take', 99)).toBe('DelegateTakeTooLow')
  expect(change('increase_take', 11_797)).toBe('DelegateTakeTooHigh')
  expect(change('decrease_take', 5_000, BOB)).toBe('NonAssociatedColdKey')
  const unknown = { hotkey: key(9), take: 5_000 }
  expect(world.call(ALICE, 'increase_take', unknown)).toBe('HotKeyAccountNotExists')
})
