import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AccountId } from '../../../../../src/crypto/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { Context } from '../../../../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../../../../src/simulator/frame/dispatch-error.ts'
import { type Origin, ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeEvent } from '../../../../../src/simulator/frame/pallet.ts'
import { EMPTY_BACKING, State } from '../../../../../src/simulator/frame/state.ts'
import {
  burnFrom,
  issue,
  mintInto,
  resolve,
  transfer,
  withdraw,
} from '../../../../../src/simulator/pallets/balances/currency.ts'
import { reducibleBalance } from '../../../../../src/simulator/pallets/balances/inspect.ts'
import { reserve, unreserve } from '../../../../../src/simulator/pallets/balances/reserve.ts'
import { TotalIssuance } from '../../../../../src/simulator/pallets/balances/storage.ts'
import { NO_BALANCE } from '../../../../../src/simulator/pallets/balances/types.ts'
import { incConsumers } from '../../../../../src/simulator/pallets/system/account.ts'
import { Account } from '../../../../../src/simulator/pallets/system/storage.ts'
import { createRuntime } from '../../../../../src/simulator/runtime/index.ts'

beforeAll(cryptoReady)

const account = (byte: number): AccountId => `0x${byte.toString(16).padStart(2, '0').repeat(32)}`
const A = account(1)
const B = account(2)
const id = (value: AccountId) => ({ type: 'Id', value })

let ctx: Context
beforeEach(() => {
  ctx = new Context(createRuntime(), new State(EMPTY_BACKING))
})

function call(origin: Origin, name: string, args: Record<string, unknown>): void {
  ctx.dispatch({ pallet: 'Balances', name, args }, origin)
}

function events(): readonly RuntimeEvent[] {
  const found = ctx.state.events.map((record) => (record as { event: RuntimeEvent }).event)
  ctx.state.events.length = 0
  return found
}

const names = () => events().map((event) => `${event.pallet}.${event.name}`)
const free = (who: AccountId) => Account.get(ctx, who).data.free

describe('a transfer', () => {
  beforeEach(() => {
    mintInto(ctx, A, 10_000n)
    mintInto(ctx, account(3), 10_000n)
    events()
  })

  test('brings a new account to life, with upstream’s events in upstream’s order', () => {
    call(signed(A), 'transfer_allow_death', { dest: id(B), value: 4_000n })
    expect([free(A), free(B)]).toEqual([6_000n, 4_000n])
    expect(events()).toEqual([
      { pallet: 'System', name: 'NewAccount', data: { account: B } },
      { pallet: 'Balances', name: 'Endowed', data: { account: B, free_balance: 4_000n } },
      { pallet: 'Balances', name: 'Transfer', data: { from: A, to: B, amount: 4_000n } },
    ])
  })

  test('that leaves less than the existential deposit kills the sender, and the dust is gone', () => {
    call(signed(A), 'transfer_allow_death', { dest: id(B), value: 9_501n })
    expect(Account.has(ctx, A)).toBe(false)
    expect(TotalIssuance.get(ctx)).toBe(19_501n)
    expect(names()).toEqual([
      'System.KilledAccount',
      'Balances.DustLost',
      'System.NewAccount',
      'Balances.Endowed',
      'Balances.Transfer',
    ])
  })

  test('that keeps alive refuses to kill', () => {
    const keepAlive = () => call(signed(A), 'transfer_keep_alive', { dest: id(B), value: 9_501n })
    expect(keepAlive).toThrow('Token.NotExpendable')
    expect(names()).toEqual([])
  })

  test.each([
    ['more than there is', B, 10_001n, 'Token.FundsUnavailable'],
    ['less than the existential deposit to a new account', B, 499n, 'Token.BelowMinimum'],
  ])('of %s is refused', (_, dest, value, error) => {
    expect(() => call(signed(A), 'transfer_allow_death', { dest: id(dest), value })).toThrow(error)
    expect(free(A)).toBe(10_000n)
  })

  test('of nothing, or to oneself, moves nothing', () => {
    call(signed(A), 'transfer_allow_death', { dest: id(B), value: 0n })
    call(signed(A), 'transfer_allow_death', { dest: id(A), value: 5n })
    expect(Account.has(ctx, B)).toBe(false)
    expect(free(A)).toBe(10_000n)
  })

  test('of all leaves nothing, or the existential deposit', () => {
    call(signed(A), 'transfer_all', { dest: id(B), keep_alive: true })
    expect([free(A), free(B)]).toEqual([500n, 9_500n])
    call(signed(B), 'transfer_all', { dest: id(A), keep_alive: false })
    expect([free(A), Account.has(ctx, B)]).toEqual([10_000n, false])
  })

  test('to an address that is no account is refused', () => {
    const dest = { type: 'Address20', value: `0x${'00'.repeat(20)}` }
    expect(() => call(signed(A), 'transfer_allow_death', { dest, value: 1n })).toThrow(
      'CannotLookup',
    )
  })

  test('of what is frozen is refused', () => {
    Account.mutate(ctx, A, (info) => ({ ...info, data: { ...info.data, frozen: 9_000n } }))
    expect(() => transfer(ctx, A, B, 1_001n, 'Expendable')).toThrow('Token.Frozen')
    expect(reducibleBalance(ctx, A, 'Expendable', 'Polite')).toBe(1_000n)
    expect(reducibleBalance(ctx, A, 'Expendable', 'Force')).toBe(10_000n)
  })

  test('cannot kill an account that something refers to', () => {
    incConsumers(ctx, A)
    expect(() => transfer(ctx, A, B, 9_501n, 'Expendable')).toThrow('Token.Frozen')
    expect(reducibleBalance(ctx, A, 'Expendable', 'Polite')).toBe(9_500n)
  })
})

describe('root', () => {
  test('sets a balance and the issuance with it', () => {
    call(ROOT, 'force_set_balance', { who: id(A), new_free: 900n })
    expect([free(A), TotalIssuance.get(ctx)]).toEqual([900n, 900n])
    call(ROOT, 'force_set_balance', { who: id(A), new_free: 499n })
    expect([Account.has(ctx, A), TotalIssuance.get(ctx)]).toEqual([false, 0n])
    expect(names().filter((name) => name === 'Balances.BalanceSet')).toHaveLength(2)
  })

  test('moves the balance of others, and nobody else does', () => {
    mintInto(ctx, A, 1_000n)
    const args = { source: id(A), dest: id(B), value: 500n }
    expect(() => call(signed(B), 'force_transfer', args)).toThrow('BadOrigin')
    call(ROOT, 'force_transfer', args)
    expect(free(B)).toBe(500n)
  })

  test('corrects the issuance, but not to nothing and not by nothing', () => {
    const adjust = (direction: string, delta: bigint) =>
      call(ROOT, 'force_adjust_total_issuance', { direction, delta })
    adjust('Increase', 70n)
    adjust('Decrease', 20n)
    expect(TotalIssuance.get(ctx)).toBe(50n)
    expect(() => adjust('Increase', 0n)).toThrow('Balances.DeltaZero')
  })
})

describe('a reserve', () => {
  test('holds free balance until it is freed', () => {
    mintInto(ctx, A, 1_000n)
    reserve(ctx, A, 300n)
    expect(Account.get(ctx, A)).toMatchObject({
      consumers: 1,
      data: { free: 700n, reserved: 300n },
    })
    expect(unreserve(ctx, A, 400n)).toBe(100n)
    expect(Account.get(ctx, A)).toMatchObject({ consumers: 0, data: { free: 1_000n } })
  })

  test('is refused beyond the free balance', () => {
    mintInto(ctx, A, 1_000n)
    expect(() => reserve(ctx, A, 1_001n)).toThrow('Balances.InsufficientBalance')
    expect(unreserve(ctx, B, 5n)).toBe(5n)
  })
})

describe('an account of the old kind', () => {
  test('is brought up to date at no charge', () => {
    Account.set(ctx, A, {
      nonce: 0,
      consumers: 0,
      providers: 1,
      sufficients: 0,
      data: { ...NO_BALANCE, free: 1_000n, reserved: 5n, flags: 0n },
    })
    mintInto(ctx, B, 1_000n)
    const info = { pallet: 'Balances', name: 'upgrade_accounts', args: { who: [A] } }
    expect(ctx.dispatch(info, signed(B))).toEqual({ pays: 'No' })
    expect(Account.get(ctx, A)).toMatchObject({ consumers: 1, data: { flags: NO_BALANCE.flags } })
    expect(ctx.dispatch(info, signed(B))).toEqual({ pays: 'Yes' })
  })
})

describe('whatever happens', () => {
  const who = fc.integer({ min: 1, max: 4 }).map(account)
  const amount = fc.oneof(
    fc.bigInt({ min: 0n, max: 2_000n }),
    fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  )
  const preservation = fc.constantFrom('Expendable', 'Protect', 'Preserve' as const)
  type Step = (at: Context) => unknown
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ a: who, b: who, amount, preservation }).map(
      ({ a, b, amount: n, preservation: p }): Step =>
        (at) =>
          transfer(at, a, b, n, p),
    ),
    fc.record({ a: who, amount }).map(
      ({ a, amount: n }): Step =>
        (at) =>
          mintInto(at, a, n),
    ),
    fc.record({ a: who, amount, preservation }).map(
      ({ a, amount: n, preservation: p }): Step =>
        (at) =>
          burnFrom(at, a, n, p, 'BestEffort', 'Polite'),
    ),
    fc.record({ a: who, amount }).map(
      ({ a, amount: n }): Step =>
        (at) =>
          reserve(at, a, n),
    ),
    fc.record({ a: who, amount }).map(
      ({ a, amount: n }): Step =>
        (at) =>
          unreserve(at, a, n),
    ),
    fc.record({ a: who, b: who, amount }).map(
      ({ a, b, amount: n }): Step =>
        (at) => {
          const credit = withdraw(at, a, n, 'Exact', 'Preserve', 'Polite')
          if (!resolve(at, b, credit)) resolve(at, a, credit)
        },
    ),
    fc.record({ a: who, amount }).map(
      ({ a, amount: n }): Step =>
        (at) => {
          const credit = issue(at, n)
          if (!resolve(at, a, credit)) throw new DispatchFailure({ type: 'Other' })
        },
    ),
  )

  test('issuance is the sum of all balances, none is negative, and references are kept', () => {
    const runtime = createRuntime()
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const at = new Context(runtime, new State(EMPTY_BACKING))
        for (const one of steps) attempt(() => at.transact(() => one(at)))
        const accounts = Account.values(at)
        const sum = accounts.reduce((total, { data }) => total + data.free + data.reserved, 0n)
        expect(TotalIssuance.get(at)).toBe(sum)
        for (const { data, providers, consumers } of accounts) {
          expect(data.free >= 0n && data.reserved >= 0n).toBe(true)
          expect(data.free >= 500n || data.reserved > 0n).toBe(true)
          expect(providers).toBe(data.free >= 500n ? 1 : 0)
          expect(consumers).toBe(data.reserved > 0n ? 1 : 0)
        }
      }),
    )
  })
})
