import { beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { signed } from '../../../src/simulator/frame/origin.ts'
import { SubnetAlphaOut } from '../../../src/simulator/pallets/subtensor/storage/index.ts'
import { Account } from '../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { standard } from '../../../src/simulator/runtime/genesis/presets/default.ts'
import { createRuntime } from '../../../src/simulator/runtime/index.ts'
import { Chain } from '../../properties/chain.ts'
import { alphaFaults, taoFaults } from '../../properties/rules.ts'
import { runProperties } from '../../properties/run.ts'

beforeAll(cryptoReady)

// `npm run properties` makes ten thousand calls for each of several seeds.
test('no call of any pallet makes or loses a rao, leaves its types, or changes anything when refused', () => {
  const { ok, kindsOk, kindsRefused } = runProperties(createRuntime(), 200, 5)
  expect(ok).toBeGreaterThan(10)
  expect(kindsOk).toBeGreaterThan(8)
  expect(kindsRefused).toBeGreaterThan(50)
})

describe('the rules find', () => {
  const chain = () => new Chain(createRuntime(), standard)

  test('a rao of TAO too many', () => {
    const { ctx } = chain()
    expect(taoFaults(ctx)).toEqual([])
    Account.mutate(ctx, DEV.alice, (account) => ({
      ...account,
      data: { ...account.data, free: account.data.free + 1n },
    }))
    expect(taoFaults(ctx)).toHaveLength(1)
  })

  test('a rao of alpha too few', () => {
    const { ctx } = chain()
    expect(alphaFaults(ctx)).toEqual([])
    SubnetAlphaOut.mutate(ctx, 1, (alpha) => alpha - 1n)
    expect(alphaFaults(ctx).length).toBeGreaterThan(0)
  })

  test('a value that was changed in place, and one that left its type', () => {
    const one = chain()
    expect(one.drifted()).toBeUndefined()
    const account = Account.get(one.ctx, DEV.alice) as { nonce: number }
    account.nonce += 1
    expect(one.drifted()).toBe('System.Account')
    SubnetAlphaOut.set(one.ctx, 1, -1n)
    expect(() => one.settle()).toThrow(RangeError)
  })

  test('nothing in a refused call', () => {
    const one = chain()
    const call = { pallet: 'SubtensorModule', name: 'start_call', args: { netuid: 99 } }
    expect(one.call({ call, origin: signed(DEV.alice) })).toBeDefined()
    expect(one.settle()).toEqual([])
  })
})
