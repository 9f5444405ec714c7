import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { dump } from '../../dump.ts'
import { ALICE, CHARLIE, OrdersChain, PERCENT, RECIPIENT, RELAYER, TAO } from './orders-chain.ts'

beforeAll(cryptoReady)

let chain: OrdersChain
let untouched: ReturnType<OrdersChain['state']['mark']>
beforeAll(() => {
  chain = new OrdersChain()
  untouched = chain.state.mark()
})
beforeEach(() => chain.state.rollback(untouched))

const PARTS = { relayer: [RELAYER], partial_fills_enabled: true, fee_rate: PERCENT }

describe.each(['one by one', 'in a batch'])('an order filled in parts, %s', (way) => {
  const run = (order: ReturnType<OrdersChain['buy']>) =>
    way === 'in a batch' ? chain.batch([order]) : chain.execute([order], true)

  test('to buy is done when its amount is, and its fee is a share of every part', () => {
    const order = chain.buy(CHARLIE, PARTS, 3n * TAO)
    const before = chain.free(CHARLIE.coldkey)
    run(order)
    expect(chain.statusOf(order)).toEqual({ type: 'PartiallyFilled', value: 3n * TAO })
    run({ ...order, partial_fill: 2n * TAO })
    expect(chain.statusOf(order)).toEqual({ type: 'PartiallyFilled', value: 5n * TAO })
    run({ ...order, partial_fill: 5n * TAO })
    expect(chain.statusOf(order)).toEqual({ type: 'Fulfilled' })
    expect(before - chain.free(CHARLIE.coldkey)).toBe(10n * TAO)
    expect(chain.free(RECIPIENT)).toBe(TAO / 10n)
    expect(() => run({ ...order, partial_fill: 1n })).toThrow('OrderAlreadyProcessed')
  })

  test('to sell is done when its amount is', () => {
    const order = chain.sell(ALICE, PARTS, 4n * TAO)
    const before = chain.stake(ALICE)
    run(order)
    expect(before - chain.stake(ALICE)).toBe(4n * TAO)
    expect(chain.statusOf(order)).toEqual({ type: 'PartiallyFilled', value: 4n * TAO })
    run({ ...order, partial_fill: 6n * TAO })
    expect(before - chain.stake(ALICE)).toBe(10n * TAO)
    expect(chain.statusOf(order)).toEqual({ type: 'Fulfilled' })
  })

  test('takes neither more than is left, nor all at once, and stays as it was', () => {
    const order = chain.buy(CHARLIE, PARTS, 3n * TAO)
    run(order)
    const before = dump(chain.ctx)
    for (const partial_fill of [0n, 7n * TAO + 1n, undefined])
      expect(() => run({ ...order, partial_fill })).toThrow('IncorrectPartialFillAmount')
    expect(dump(chain.ctx)).toBe(before)
  })

  test('all at once, without parts, is done', () => {
    const order = chain.buy(CHARLIE, PARTS)
    run(order)
    expect(chain.statusOf(order)).toEqual({ type: 'Fulfilled' })
  })

  test('cannot be cancelled any more', () => {
    const order = chain.buy(CHARLIE, PARTS, 3n * TAO)
    run(order)
    expect(() => chain.cancel(order, CHARLIE.coldkey)).toThrow('OrderAlreadyProcessed')
  })
})

test('two parts of one order do not go into one batch', () => {
  const order = chain.buy(CHARLIE, PARTS, 3n * TAO)
  const before = dump(chain.ctx)
  const parts = [order, { ...order, partial_fill: 4n * TAO }]
  expect(() => chain.batch(parts)).toThrow('LimitOrders.DuplicateOrderInBatch')
  expect(dump(chain.ctx)).toBe(before)
  chain.execute(parts, true)
  expect(chain.statusOf(order)).toEqual({ type: 'PartiallyFilled', value: 7n * TAO })
})
