import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../src/crypto/index.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import { Errors } from '../../../../../src/simulator/pallets/limit-orders/errors.ts'
import type { Order } from '../../../../../src/simulator/pallets/limit-orders/types.ts'
import { Errors as StakingErrors } from '../../../../../src/simulator/pallets/subtensor/errors.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { SwapInterface } from '../../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { dump } from '../../dump.ts'
import { ALICE, BOB, CHARLIE, OrdersChain, PERCENT, RECIPIENT, TAO } from './orders-chain.ts'

beforeAll(cryptoReady)

let chain: OrdersChain
let untouched: ReturnType<OrdersChain['state']['mark']>
beforeAll(() => {
  chain = new OrdersChain()
  untouched = chain.state.mark()
})
beforeEach(() => chain.state.rollback(untouched))

const UNKNOWN: AccountId = `0x${'99'.repeat(32)}`
const trial = (direction: 'buy' | 'sell', amount: bigint) =>
  SwapInterface.simSwap(chain.ctx, 1, { direction, amount }).amountPaidOut

describe('an order that is executed', () => {
  test('to buy stakes what the pool gives for all that the fee leaves', () => {
    const order = chain.buy(CHARLIE, { fee_rate: PERCENT })
    const [net, fee] = [9_900_000_000n, 100_000_000n]
    const expected = trial('buy', net)
    const before = chain.free(CHARLIE.coldkey)
    chain.execute([order])
    expect(chain.stake(CHARLIE)).toBe(expected)
    expect(before - chain.free(CHARLIE.coldkey)).toBe(10n * TAO)
    expect(chain.free(RECIPIENT)).toBe(fee)
    expect(chain.statusOf(order)).toEqual({ type: 'Fulfilled' })
    expect(chain.told).toEqual(['OrderExecuted'])
    expect(chain.toldOnce('OrderExecuted')).toEqual({
      order_id: chain.idOf(order),
      signer: CHARLIE.coldkey,
      netuid: 1,
      order_type: 'LimitBuy',
      amount_in: net,
      amount_out: expected,
    })
  })

  test.each(['TakeProfit', 'StopLoss'] as const)('to sell, %s, pays out less the fee', (type) => {
    const order = chain.signOrder('//Alice', chain.order(ALICE, type, { fee_rate: 2 * PERCENT }))
    const got = trial('sell', 10n * TAO)
    const fee = (got * 2n) / 100n
    const [free, stake] = [chain.free(ALICE.coldkey), chain.stake(ALICE)]
    chain.execute([order])
    expect(stake - chain.stake(ALICE)).toBe(10n * TAO)
    expect(chain.free(ALICE.coldkey) - free).toBe(got - fee)
    expect(chain.free(RECIPIENT)).toBe(fee)
    expect(chain.toldOnce('OrderExecuted')).toMatchObject({
      order_type: type,
      amount_in: 10n * TAO,
      amount_out: got - fee,
    })
  })

  test('takes no part in the trades of others: each meets the pool by itself', () => {
    const [first, second] = [chain.buy(CHARLIE), chain.sell(ALICE)]
    const start = chain.price()
    chain.execute([first])
    expect(chain.price()).toBeGreaterThan(start)
    const got = trial('sell', 10n * TAO)
    chain.execute([second])
    expect(chain.told).toEqual(['OrderExecuted', 'OrderExecuted'])
    expect(chain.events.at(-1)?.data).toMatchObject({ amount_out: got })
  })

  test('leaves those in peace who come with none', () => {
    chain.execute([], true)
    expect(chain.told).toEqual([])
  })
})

describe('orders that cannot be executed', () => {
  test('are left out one by one', () => {
    const orders = [
      chain.buy(CHARLIE, { expiry: 1n }),
      chain.buy(CHARLIE),
      chain.sell(BOB, { chain_id: 1n }),
      chain.sell(BOB),
    ]
    chain.execute(orders)
    expect(chain.told).toEqual(['OrderSkipped', 'OrderExecuted', 'OrderSkipped', 'OrderExecuted'])
    expect(orders.map((one) => chain.statusOf(one)?.type)).toEqual([
      undefined,
      'Fulfilled',
      undefined,
      'Fulfilled',
    ])
  })

  test('take those before them along where they are to fail', () => {
    const before = dump(chain.ctx)
    const orders = [chain.buy(CHARLIE), chain.sell(BOB, { chain_id: 1n })]
    expect(() => chain.execute(orders, true)).toThrow('LimitOrders.ChainIdMismatch')
    expect([dump(chain.ctx), chain.told]).toEqual([before, []])
  })

  test('twice in one call: the second is left out', () => {
    const order = chain.buy(CHARLIE)
    chain.execute([order, order])
    expect(chain.told).toEqual(['OrderExecuted', 'OrderSkipped'])
    expect(chain.toldOnce('OrderSkipped')).toMatchObject({
      reason: Errors.OrderAlreadyProcessed.value,
    })
  })

  const buyOf = (changes: Partial<Order>) => () => chain.buy(CHARLIE, changes)
  const sellOf = (changes: Partial<Order>) => () => chain.sell(ALICE, changes)
  test.each([
    ['SubnetNotExists', buyOf({ netuid: 77 })],
    ['HotKeyAccountNotExists', buyOf({ hotkey: UNKNOWN })],
    ['AmountTooLow', buyOf({ amount: 1_999_999n })],
    // The fee comes off first.
    ['AmountTooLow', buyOf({ amount: 2_000_000n, fee_rate: 1_000 })],
    ['NotEnoughBalanceToStake', buyOf({ amount: 2_000_000n * TAO })],
    ['SubnetNotExists', sellOf({ netuid: 77 })],
    ['AmountTooLow', sellOf({ amount: 0n })],
    ['AmountTooLow', sellOf({ amount: 1_000n })],
    ['NotEnoughStakeToWithdraw', sellOf({ amount: 1_000_000n * TAO })],
    ['NotEnoughStakeToWithdraw', () => chain.sell(CHARLIE)],
  ] as const)('for what staking says, %s, too', (error, make) => {
    const order = make()
    const before = dump(chain.ctx)
    chain.execute([order])
    expect(chain.toldOnce('OrderSkipped')).toEqual({
      order_id: chain.idOf(order),
      reason: StakingErrors[error].value,
    })
    expect(dump(chain.ctx)).toBe(before)
    expect(() => chain.execute([order], true)).toThrow(`SubtensorModule.${error}`)
  })

  test('while the subnet’s token is not traded', () => {
    S.SubtokenEnabled.set(chain.ctx, 1, false)
    for (const order of [chain.buy(CHARLIE), chain.sell(ALICE)])
      expect(() => chain.execute([order], true)).toThrow('SubtensorModule.SubtokenDisabled')
  })

  test('with stake that is locked', () => {
    const amount = chain.stake(ALICE)
    const args = { hotkey: ALICE.hotkey, netuid: 1, amount }
    const lock = { pallet: 'SubtensorModule', name: 'lock_stake', args }
    chain.ctx.dispatch(lock, signed(ALICE.coldkey))
    expect(() => chain.execute([chain.sell(ALICE)], true)).toThrow('StakeUnavailable')
    expect(() => chain.batch([chain.sell(ALICE)])).toThrow('StakeUnavailable')
  })

  test('when the fee cannot be paid, whose swap is then taken back', () => {
    // A fee below the existential deposit opens no account.
    const before = dump(chain.ctx)
    chain.execute([chain.buy(CHARLIE, { amount: 10_000_000n, fee_rate: 10_000 })])
    expect(chain.toldOnce('OrderSkipped')).toMatchObject({
      reason: { type: 'Token', value: 'BelowMinimum' },
    })
    expect(dump(chain.ctx)).toBe(before)
  })
})

describe('slippage', () => {
  const BIG = { amount: 2_000n * TAO }

  test('is not limited where the order says nothing of it', () => {
    const order = chain.buy(CHARLIE, { ...BIG, limit_price: chain.price() + 1n })
    chain.execute([order], true)
    expect(chain.price()).toBeGreaterThan(order.order.value.limit_price)
  })

  test.each([
    [
      'buy',
      () => chain.buy(CHARLIE, { ...BIG, limit_price: chain.price(), max_slippage: PERCENT }),
    ],
    [
      'sell',
      () =>
        chain.sell(ALICE, {
          amount: 800n * TAO,
          limit_price: chain.price(),
          max_slippage: PERCENT,
        }),
    ],
  ] as const)('beyond what the order allows leaves a %s out', (_, make) => {
    const before = dump(chain.ctx)
    const order = make()
    expect(() => chain.execute([order], true)).toThrow('SubtensorModule.SlippageTooHigh')
    expect(() => chain.batch([order])).toThrow('SubtensorModule.SlippageTooHigh')
    expect(dump(chain.ctx)).toBe(before)
  })

  test('within what the order allows lets all of it through', () => {
    const limit_price = chain.price() + 1n
    const order = chain.buy(CHARLIE, { ...BIG, limit_price, max_slippage: 30 * PERCENT })
    chain.execute([order], true)
    expect(chain.statusOf(order)).toEqual({ type: 'Fulfilled' })
  })

  test('of a stop-loss counts from its trigger, so that a price far below stops it', () => {
    const limit_price = chain.price() * 2n
    const order = chain.order(ALICE, 'StopLoss', { limit_price, max_slippage: PERCENT })
    const stop = chain.signOrder('//Alice', order)
    expect(() => chain.execute([stop], true)).toThrow('Swap.PriceLimitExceeded')
    const market = chain.signOrder('//Alice', { ...order, max_slippage: undefined })
    chain.execute([market], true)
    expect(chain.statusOf(market)).toEqual({ type: 'Fulfilled' })
  })
})
