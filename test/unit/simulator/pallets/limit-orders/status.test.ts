import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { Context } from '../../../../../src/simulator/frame/context.ts'
import { BlockExecution } from '../../../../../src/simulator/frame/executive.ts'
import { NONE, type Origin, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import { EMPTY_BACKING, State } from '../../../../../src/simulator/frame/state.ts'
import {
  PALLET_ACCOUNT,
  PALLET_HOTKEY,
} from '../../../../../src/simulator/pallets/limit-orders/constants.ts'
import {
  HasMigrationRun,
  LimitOrdersEnabled,
} from '../../../../../src/simulator/pallets/limit-orders/storage.ts'
import {
  OwnedHotkeys,
  Owner,
  StakingHotkeys,
} from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { LastRuntimeUpgrade } from '../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { createRuntime } from '../../../../../src/simulator/runtime/index.ts'
import { dump } from '../../dump.ts'
import { ALICE, CHARLIE, OrdersChain } from './orders-chain.ts'

beforeAll(cryptoReady)

let chain: OrdersChain
let untouched: ReturnType<OrdersChain['state']['mark']>
beforeAll(() => {
  chain = new OrdersChain()
  untouched = chain.state.mark()
})
beforeEach(() => chain.state.rollback(untouched))

const setStatus = (enabled: boolean, origin: Origin = ROOT) =>
  chain.ctx.dispatch(
    { pallet: 'LimitOrders', name: 'set_pallet_status', args: { enabled } },
    origin,
  )

describe('cancelling', () => {
  test('is for who signed the order, once, and for good', () => {
    const order = chain.buy(CHARLIE)
    const before = dump(chain.ctx)
    expect(() => chain.cancel(order, DEV.dave)).toThrow('LimitOrders.Unauthorized')
    expect(dump(chain.ctx)).toBe(before)
    chain.cancel(order, CHARLIE.coldkey)
    expect(chain.statusOf(order)).toEqual({ type: 'Cancelled' })
    expect(chain.toldOnce('OrderCancelled')).toEqual({
      order_id: chain.idOf(order),
      signer: CHARLIE.coldkey,
    })
    expect(() => chain.cancel(order, CHARLIE.coldkey)).toThrow('OrderAlreadyProcessed')
    expect(() => chain.execute([order], true)).toThrow('LimitOrders.OrderCancelled')
  })

  test('comes too late for an order that was executed', () => {
    const order = chain.buy(CHARLIE)
    chain.execute([order], true)
    expect(() => chain.cancel(order, CHARLIE.coldkey)).toThrow('OrderAlreadyProcessed')
  })

  test('works while orders are switched off, and when they are over', () => {
    setStatus(false)
    const order = chain.buy(CHARLIE, { expiry: 0n, chain_id: 7n })
    chain.cancel(order, CHARLIE.coldkey)
    expect(chain.statusOf(order)).toEqual({ type: 'Cancelled' })
  })
})

describe('the switch', () => {
  test('is root’s', () => {
    for (const origin of [signed(DEV.alice), NONE])
      expect(() => setStatus(false, origin)).toThrow('BadOrigin')
    setStatus(false)
    expect(() => chain.execute([chain.buy(CHARLIE)])).toThrow('LimitOrdersDisabled')
    setStatus(true)
    chain.execute([chain.buy(CHARLIE)], true)
    expect(chain.told).toEqual([
      'LimitOrdersPalletStatusChanged',
      'LimitOrdersPalletStatusChanged',
      'OrderExecuted',
    ])
  })

  test('stays off while somebody else has the hotkey that batches go through', () => {
    Owner.set(chain.ctx, PALLET_HOTKEY, DEV.ferdie)
    setStatus(false)
    expect(() => setStatus(true)).toThrow('LimitOrders.PalletHotkeyNotRegistered')
    expect(LimitOrdersEnabled.get(chain.ctx)).toBe(false)
  })

  test.each([
    ['execute_orders', { orders: [], should_fail: false }],
    ['execute_batched_orders', { netuid: 1, orders: [] }],
  ])('aside, %s wants a signer', (name, args) => {
    for (const origin of [ROOT, NONE])
      expect(() => chain.ctx.dispatch({ pallet: 'LimitOrders', name, args }, origin)).toThrow(
        'BadOrigin',
      )
  })
})

describe('the hotkey that batches go through', () => {
  test('is the pallet’s on a new chain, where orders are on', () => {
    expect(PALLET_ACCOUNT).toBe(
      '0x6d6f646c62742f6c696d69740000000000000000000000000000000000000000',
    )
    expect(LimitOrdersEnabled.get(chain.ctx)).toBe(true)
    expect(Owner.get(chain.ctx, PALLET_HOTKEY)).toBe(PALLET_ACCOUNT)
    expect(OwnedHotkeys.get(chain.ctx, PALLET_ACCOUNT)).toEqual([PALLET_HOTKEY])
    expect(StakingHotkeys.get(chain.ctx, PALLET_ACCOUNT)).toEqual([PALLET_HOTKEY])
    expect(HasMigrationRun.entries(chain.ctx)).toEqual([])
  })

  test('becomes the pallet’s on an older chain, in the first block of this runtime and no other', () => {
    const runtime = createRuntime()
    const state = new State(EMPTY_BACKING)
    const ctx = new Context(runtime, state)
    LastRuntimeUpgrade.set(ctx, { spec_version: 424, spec_name: runtime.version.specName })
    new BlockExecution(runtime, state).initialize(1, `0x${'01'.repeat(32)}`)
    expect(Owner.get(ctx, PALLET_HOTKEY)).toBe(PALLET_ACCOUNT)
    expect(LimitOrdersEnabled.get(ctx)).toBe(false)
    const migrations = HasMigrationRun.keys(ctx).map(([name]) => new TextDecoder().decode(name))
    expect(migrations).toEqual(['migrate_register_pallet_hotkey'])

    Owner.remove(ctx, PALLET_HOTKEY)
    new BlockExecution(runtime, state).initialize(2, `0x${'02'.repeat(32)}`)
    LastRuntimeUpgrade.set(ctx, { spec_version: 424, spec_name: runtime.version.specName })
    new BlockExecution(runtime, state).initialize(3, `0x${'03'.repeat(32)}`)
    expect(Owner.has(ctx, PALLET_HOTKEY)).toBe(false)
  })

  test('does not need to be in the hands of the sellers', () => {
    chain.batch([chain.sell(ALICE)])
    expect(chain.told).toEqual(['OrderExecuted', 'GroupExecutionSummary'])
  })
})
