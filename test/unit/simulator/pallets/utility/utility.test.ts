import { decodeAddress, encodeDerivedAddress } from '@polkadot/util-crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toHex } from '../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { attempt, DispatchFailure } from '../../../../../src/simulator/frame/dispatch-error.ts'
import { NONE, type Origin, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { derivativeAccountId } from '../../../../../src/simulator/pallets/utility/derivative.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const alice = signed(DEV.alice)
const START = 1_000_000_000_000_000n
const pay = (value: bigint): RuntimeCall => ({
  pallet: 'Balances',
  name: 'transfer_allow_death',
  args: { dest: { type: 'Id', value: DEV.bob }, value },
})
/** More than anybody has. */
const BROKEN = pay(START * 10n)
const utility = (name: string, args: Record<string, unknown>): RuntimeCall => ({
  pallet: 'Utility',
  name,
  args,
})
const run = (call: RuntimeCall, origin: Origin = alice) => chain.ctx.dispatch(call, origin)
const bobGot = () => chain.free(DEV.bob) - START
const utilityEvents = () =>
  chain.events.filter((event) => event.pallet === 'Utility').map((event) => event.name)

describe('a batch', () => {
  test('stops at the first failure and keeps what came before', () => {
    const post = run(utility('batch', { calls: [pay(1n), BROKEN, pay(4n)] }))
    expect(bobGot()).toBe(1n)
    expect(utilityEvents()).toEqual(['ItemCompleted', 'BatchInterrupted'])
    const interrupted = chain.events.find((event) => event.name === 'BatchInterrupted')
    expect(interrupted?.data).toEqual({
      index: 1,
      error: { type: 'Arithmetic', value: 'Underflow' },
    })
    const whole = chain.runtime.dispatchInfo(
      utility('batch', { calls: [pay(1n), BROKEN, pay(4n)] }),
    )
    expect(post.weight?.ref_time).toBeLessThan(whole.weight.ref_time)
  })

  test('of all or nothing takes everything back, and says what it cost', () => {
    const failed = attempt(() => run(utility('batch_all', { calls: [pay(1n), BROKEN] })))
    expect(failed).toBeInstanceOf(DispatchFailure)
    expect((failed as DispatchFailure).post.weight?.ref_time).toBeGreaterThan(0n)
    expect(bobGot()).toBe(0n)
    expect(chain.events).toEqual([])
  })

  test('that is forced runs to its end', () => {
    run(utility('force_batch', { calls: [pay(1n), BROKEN, pay(4n)] }))
    expect(bobGot()).toBe(5n)
    expect(utilityEvents()).toEqual([
      'ItemCompleted',
      'ItemFailed',
      'ItemCompleted',
      'BatchCompletedWithErrors',
    ])
  })

  test('costs what its calls cost and itself, and pays if one of them pays', () => {
    const free: RuntimeCall = {
      pallet: 'SubtensorModule',
      name: 'decrease_take',
      args: { hotkey: DEV.bob, take: 1 },
    }
    const { info } = chain.runtime.late
    const batch = (...calls: RuntimeCall[]) => info(utility('batch', { calls }))
    expect(batch(pay(1n)).weight.ref_time).toBe(
      info(pay(1n)).weight.ref_time + 19_446_696n + 5_450_264n + 50_000_000n,
    )
    expect([batch(free).pays, batch(free, pay(1n)).pays]).toEqual(['No', 'Yes'])
  })

  test.each(['batch', 'batch_all', 'force_batch'])('in a %s is filtered', (name) => {
    const inner = utility('batch', { calls: [] })
    expect(() => run(utility(name, { calls: [inner] }))).toThrow('System.CallFiltered')
    expect(run(utility(name, { calls: [inner] }), ROOT).weight).toBeDefined()
  })

  test('of all or nothing hides in no other call of itself', () => {
    const all = utility('batch_all', { calls: [] })
    const hidden = utility('as_derivative', { index: 0, call: all })
    expect(() => run(utility('batch_all', { calls: [hidden] }))).toThrow('System.CallFiltered')
    expect(run(utility('batch', { calls: [hidden] })).weight).toBeDefined()
    expect(utilityEvents()).toContain('BatchCompleted')
  })

  test('is not for inherents', () => {
    for (const name of ['batch', 'batch_all', 'force_batch'])
      expect(() => run(utility(name, { calls: [] }), NONE)).toThrow('BadOrigin')
  })
})

describe('a derived account', () => {
  test('is the one that polkadot-js derives', () => {
    for (const index of [0, 1, 65535])
      expect(derivativeAccountId(DEV.alice, index)).toBe(
        toHex(decodeAddress(encodeDerivedAddress(DEV.alice, index))),
      )
  })

  test('is who calls', () => {
    const derived = derivativeAccountId(DEV.alice, 3)
    run({ ...pay(0n), args: { dest: { type: 'Id', value: derived }, value: 5_000n } })
    run(utility('as_derivative', { index: 3, call: pay(600n) }))
    expect([chain.free(derived), bobGot()]).toEqual([4_400n, 600n])
  })
})

describe('one call or the other', () => {
  test('is the first if that runs', () => {
    run(utility('if_else', { main: pay(1n), fallback: pay(2n) }))
    expect([bobGot(), utilityEvents()]).toEqual([1n, ['IfElseMainSuccess']])
  })

  test('is the second if not', () => {
    run(utility('if_else', { main: BROKEN, fallback: pay(2n) }))
    expect([bobGot(), utilityEvents()]).toEqual([2n, ['IfElseFallbackCalled']])
  })

  test('fails when both do', () => {
    expect(() => run(utility('if_else', { main: BROKEN, fallback: BROKEN }))).toThrow('Underflow')
  })
})

describe('root', () => {
  const asBob = { type: 'system', value: { type: 'Signed', value: DEV.bob } }

  test('calls as another and tells how it went', () => {
    const toAlice = { ...pay(9n), args: { dest: { type: 'Id', value: DEV.alice }, value: 9n } }
    run(utility('dispatch_as', { as_origin: asBob, call: toAlice }), ROOT)
    expect(bobGot()).toBe(-9n)
    run(utility('dispatch_as', { as_origin: asBob, call: BROKEN }), ROOT)
    expect(chain.events.at(-1)?.data).toMatchObject({ result: { type: 'Err' } })
  })

  test('may have it fail instead', () => {
    const call = utility('dispatch_as_fallible', { as_origin: asBob, call: BROKEN })
    expect(() => run(call, ROOT)).toThrow('Underflow')
  })

  test('names a weight', () => {
    const weight = { ref_time: 7n, proof_size: 8n }
    const call = utility('with_weight', { call: pay(1n), weight })
    expect(chain.runtime.dispatchInfo(call).weight).toEqual(weight)
    expect(() => run(call)).toThrow('BadOrigin')
    expect(() => run(call, ROOT)).toThrow('BadOrigin')
  })

  test.each(['dispatch_as', 'dispatch_as_fallible'])('alone may %s', (name) => {
    expect(() => run(utility(name, { as_origin: asBob, call: pay(1n) }))).toThrow('BadOrigin')
  })
})
