import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall, RuntimeEvent } from '../../../../../src/simulator/frame/pallet.ts'
import {
  PreimageFor,
  RequestStatusFor,
} from '../../../../../src/simulator/pallets/preimage/storage.ts'
import {
  Agenda,
  IncompleteSince,
  Lookup,
  Retries,
} from '../../../../../src/simulator/pallets/scheduler/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const NAME: Hex = `0x${'07'.repeat(32)}`
const id = (value: Hex) => ({ type: 'Id', value })
/** Root gives Bob so much in all. */
const give = (rao: bigint): RuntimeCall => ({
  pallet: 'Balances',
  name: 'force_set_balance',
  args: { who: id(DEV.bob), new_free: rao },
})
const remark = (length: number): RuntimeCall => ({
  pallet: 'System',
  name: 'remark',
  args: { remark: new Uint8Array(length) },
})
/** Fails: a task is no signer. */
const failing: RuntimeCall = {
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  args: { dest: id(DEV.bob), value: 1n },
}
const scheduler = (name: string, args: Record<string, unknown>): RuntimeCall => ({
  pallet: 'Scheduler',
  name,
  args,
})
const run = (call: RuntimeCall) => chain.ctx.dispatch(call, ROOT)
const at = (when: number, call: RuntimeCall, more: Record<string, unknown> = {}) =>
  run(scheduler('schedule', { when, maybe_periodic: undefined, priority: 0, call, ...more }))
const named = (when: number, call: RuntimeCall) =>
  run(scheduler('schedule_named', { id: NAME, when, maybe_periodic: undefined, priority: 0, call }))
/** Events of the pallet since the open block began, its hooks included. */
const told = (): RuntimeEvent[] =>
  (chain.state.events as { event: RuntimeEvent }[])
    .map((record) => record.event)
    .filter((event) => event.pallet === 'Scheduler')
const names = () => told().map((event) => event.name)
const bob = () => chain.free(DEV.bob)

describe('a task', () => {
  test('runs at its block, and not before', () => {
    at(3, give(70_000n))
    expect(told()).toEqual([
      { pallet: 'Scheduler', name: 'Scheduled', data: { when: 3, index: 0 } },
    ])
    chain.next()
    expect(bob()).not.toBe(70_000n)
    chain.next()
    expect(bob()).toBe(70_000n)
    expect(told().map((event) => [event.name, event.data])).toEqual([
      ['Dispatched', { task: [3, 0], id: undefined, result: { type: 'Ok', value: [] } }],
    ])
    expect(Agenda.has(chain.ctx, 3)).toBe(false)
    expect(IncompleteSince.has(chain.ctx)).toBe(false)
  })

  test('is for root, and for later', () => {
    const call = scheduler('cancel', { when: 3, index: 0 })
    expect(() => chain.ctx.dispatch(call, signed(DEV.alice))).toThrow('BadOrigin')
    expect(() => at(1, give(1n))).toThrow('Scheduler.TargetBlockNumberInPast')
    expect(() => run(call)).toThrow('Scheduler.NotFound')
  })

  test('comes after one of a lower priority', () => {
    at(2, give(70_000n), { priority: 9 })
    at(2, give(80_000n), { priority: 1 })
    chain.next()
    expect(bob()).toBe(70_000n)
    expect(told().map((event) => (event.data as { task: unknown }).task)).toEqual([
      [2, 1],
      [2, 0],
    ])
  })

  test('after no blocks runs in the next', () => {
    const what = { after: 0, maybe_periodic: undefined, priority: 0, call: give(70_000n) }
    run(scheduler('schedule_after', what))
    chain.next()
    expect(bob()).toBe(70_000n)
  })

  test('can be cancelled, and its place is used again only in a full agenda', () => {
    at(5, give(1n))
    at(5, give(2n))
    run(scheduler('cancel', { when: 5, index: 0 }))
    expect(Agenda.get(chain.ctx, 5).map((task) => task === undefined)).toEqual([true, false])
    for (let i = 2; i < 50; i += 1) at(5, give(3n))
    expect(() => at(5, give(4n))).not.toThrow()
    expect(told().at(-1)?.data).toEqual({ when: 5, index: 0 })
    expect(() => at(5, give(5n))).toThrow('Exhausted')
    for (let i = 0; i < 50; i += 1) run(scheduler('cancel', { when: 5, index: i }))
    expect(Agenda.has(chain.ctx, 5)).toBe(false)
  })

  test('of a name stands alone and is found by it', () => {
    named(5, give(1n))
    expect(Lookup.get(chain.ctx, NAME)).toEqual([5, 0])
    expect(() => named(6, give(1n))).toThrow('Scheduler.FailedToSchedule')
    run(scheduler('cancel_named', { id: NAME }))
    expect(Lookup.has(chain.ctx, NAME)).toBe(false)
    expect(() => run(scheduler('cancel_named', { id: NAME }))).toThrow('Scheduler.NotFound')
    named(2, give(70_000n))
    chain.next()
    expect([bob(), Lookup.has(chain.ctx, NAME)]).toEqual([70_000n, false])
  })

  test('that is periodic runs as often as it should', () => {
    at(2, give(70_000n), { maybe_periodic: [2, 3] })
    const ran: number[] = []
    for (let block = 2; block <= 9; block += 1) {
      chain.next()
      if (names().includes('Dispatched')) ran.push(block)
    }
    expect(ran).toEqual([2, 4, 6])
  })

  test('that fails is tried again, as often as it should', () => {
    at(2, failing)
    run(scheduler('set_retry', { task: [2, 0], retries: 2, period: 3 }))
    expect(told().at(-1)?.name).toBe('RetrySet')
    const ran: number[] = []
    for (let block = 2; block <= 12; block += 1) {
      chain.next()
      if (names().includes('Dispatched')) ran.push(block)
    }
    expect(ran).toEqual([2, 5, 8])
    expect(Retries.keys(chain.ctx)).toEqual([])
  })

  test('is not tried again once that is cancelled', () => {
    named(2, failing)
    run(scheduler('set_retry_named', { id: NAME, retries: 2, period: 3 }))
    run(scheduler('cancel_retry_named', { id: NAME }))
    expect(names().slice(-2)).toEqual(['RetrySet', 'RetryCancelled'])
    chain.next()
    expect(Agenda.keys(chain.ctx)).toEqual([])
  })

  test('too heavy for any block never runs, and does not stop the others', () => {
    const weight = { ref_time: 3_200_000_000_000n, proof_size: 0n }
    at(2, { pallet: 'Utility', name: 'with_weight', args: { call: remark(1), weight } })
    at(2, give(70_000n))
    chain.next()
    expect(names()).toEqual(['PermanentlyOverweight', 'Dispatched'])
    expect(bob()).toBe(70_000n)
  })

  test('waits when the block is full', () => {
    const weight = { ref_time: 2_000_000_000_000n, proof_size: 0n }
    const slow: RuntimeCall = {
      pallet: 'Utility',
      name: 'with_weight',
      args: { call: remark(1), weight },
    }
    at(2, slow)
    at(2, slow)
    chain.next()
    expect(names()).toEqual(['Dispatched', 'AgendaIncomplete'])
    expect(IncompleteSince.get(chain.ctx)).toBe(2)
    chain.next()
    expect(names()).toEqual(['Dispatched'])
    expect(IncompleteSince.has(chain.ctx)).toBe(false)
  })
})

describe('a long call', () => {
  test('waits as a preimage', () => {
    at(2, remark(200))
    const [task] = Agenda.get(chain.ctx, 2)
    expect(task?.call.type).toBe('Lookup')
    expect(PreimageFor.keys(chain.ctx)).toHaveLength(1)
    chain.next()
    expect(names()).toEqual(['Dispatched'])
    // Bounding wanted it once, scheduling once more; running gives back one of them.
    const [status] = RequestStatusFor.values(chain.ctx)
    expect(status?.value).toMatchObject({ count: 1 })
  })

  test('whose preimage is gone does not run', () => {
    at(2, remark(200))
    for (const [key] of PreimageFor.entries(chain.ctx)) PreimageFor.remove(chain.ctx, ...key)
    chain.next()
    expect(names()).toEqual(['CallUnavailable'])
    expect(Agenda.get(chain.ctx, 2)).toHaveLength(1)
  })
})
