import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../src/crypto/index.ts'
import { EXISTENTIAL_DEPOSIT } from '../../../../../src/simulator/pallets/balances/constants.ts'
import { PALLET_ACCOUNT } from '../../../../../src/simulator/pallets/limit-orders/constants.ts'
import type { SignedOrder } from '../../../../../src/simulator/pallets/limit-orders/types.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { SwapInterface } from '../../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { dump } from '../../dump.ts'
import { ALICE, BOB, CHARLIE, DAVE, OrdersChain, PERCENT, RECIPIENT, TAO } from './orders-chain.ts'

beforeAll(cryptoReady)

let chain: OrdersChain
let untouched: ReturnType<OrdersChain['state']['mark']>
beforeAll(() => {
  chain = new OrdersChain()
  untouched = chain.state.mark()
})
beforeEach(() => chain.state.rollback(untouched))

const UNKNOWN: AccountId = `0x${'99'.repeat(32)}`
/** U64F64 bits. */
const exactPrice = () => SwapInterface.currentAlphaPrice(chain.ctx, 1)
const worthTao = (alpha: bigint) => (alpha * exactPrice()) >> 64n
const worthAlpha = (tao: bigint) => (tao << 64n) / exactPrice()
const trial = (direction: 'buy' | 'sell', amount: bigint) =>
  SwapInterface.simSwap(chain.ctx, 1, { direction, amount }).amountPaidOut
const reserves = () => [S.SubnetTAO.get(chain.ctx, 1), S.SubnetAlphaIn.get(chain.ctx, 1)]
/** Rao of TAO that the pallet paid to an account, payment by payment. */
const paid = (to: AccountId) =>
  chain.events
    .filter(({ name }) => name === 'Transfer')
    .map(({ data }) => data as { from: AccountId; to: AccountId; amount: bigint })
    .filter((one) => one.from === PALLET_ACCOUNT && one.to === to)
    .map(({ amount }) => amount)

describe('a batch', () => {
  test('of buys shares what the pool gives by what each put in', () => {
    const orders = [chain.buy(CHARLIE, { amount: 30n * TAO }), chain.buy(DAVE)]
    // The pallet's own account has to stay open.
    const out = trial('buy', 40n * TAO - EXISTENTIAL_DEPOSIT)
    chain.batch(orders)
    expect(chain.stake(CHARLIE)).toBe((out * 3n) / 4n)
    expect(chain.stake(DAVE)).toBe(out / 4n)
    expect(chain.dust(PALLET_ACCOUNT)).toBe(out - (out * 3n) / 4n - out / 4n)
    expect(chain.told).toEqual(['OrderExecuted', 'OrderExecuted', 'GroupExecutionSummary'])
    expect(chain.toldOnce('GroupExecutionSummary')).toEqual({
      netuid: 1,
      net_side: 'Buy',
      net_amount: 40n * TAO,
      actual_out: out,
      executed_count: 2,
    })
    expect(orders.map((one) => chain.statusOf(one)?.type)).toEqual(['Fulfilled', 'Fulfilled'])
  })

  test('of sales shares the TAO by what the alpha of each is worth', () => {
    const before = [ALICE, BOB].map(({ coldkey }) => chain.free(coldkey))
    const parts = [worthTao(30n * TAO), worthTao(10n * TAO)]
    const [out, whole] = [trial('sell', 40n * TAO), worthTao(40n * TAO)]
    chain.batch([chain.sell(ALICE, { amount: 30n * TAO }), chain.sell(BOB)])
    const got = [ALICE, BOB].map(({ coldkey }, i) => chain.free(coldkey) - (before[i] ?? 0n))
    expect(got).toEqual(parts.map((part) => (out * part) / whole))
    expect(chain.toldOnce('GroupExecutionSummary')).toMatchObject({
      net_side: 'Sell',
      net_amount: 40n * TAO,
      actual_out: out,
      executed_count: 2,
    })
  })

  test('that buys more than it sells takes only the rest from the pool', () => {
    const [sold, free] = [20n * TAO, chain.free(ALICE.coldkey)]
    const tao = worthTao(sold)
    const out = trial('buy', 50n * TAO - tao)
    chain.batch([chain.sell(ALICE, { amount: sold }), chain.buy(CHARLIE, { amount: 50n * TAO })])
    // The seller gets the price as it was, the buyer all alpha there is.
    expect(chain.free(ALICE.coldkey) - free).toBe(tao)
    expect(chain.stake(CHARLIE)).toBe(out + sold)
    expect(chain.toldOnce('GroupExecutionSummary')).toMatchObject({
      net_side: 'Buy',
      net_amount: 50n * TAO - tao,
      actual_out: out,
    })
  })

  test('that sells more than it buys sells only the rest to the pool', () => {
    const [sold, free] = [200n * TAO, chain.free(ALICE.coldkey)]
    const alpha = worthAlpha(10n * TAO)
    const out = trial('sell', sold - alpha)
    chain.batch([chain.buy(CHARLIE), chain.sell(ALICE, { amount: sold })])
    expect(chain.stake(CHARLIE)).toBe(alpha)
    expect(chain.free(ALICE.coldkey) - free).toBe(out + 10n * TAO)
    expect(chain.toldOnce('GroupExecutionSummary')).toMatchObject({
      net_side: 'Sell',
      net_amount: sold - alpha,
      actual_out: out,
    })
  })

  test('whose sides come to the same leaves the pool alone', () => {
    // One to one.
    S.SubnetMechanism.set(chain.ctx, 1, 0)
    const [before, free] = [reserves(), chain.free(ALICE.coldkey)]
    chain.batch([chain.buy(CHARLIE), chain.sell(ALICE)])
    expect(reserves()).toEqual(before)
    expect([chain.stake(CHARLIE), chain.free(ALICE.coldkey) - free]).toEqual([10n * TAO, 10n * TAO])
    expect(chain.toldOnce('GroupExecutionSummary')).toEqual({
      netuid: 1,
      net_side: 'Buy',
      net_amount: 0n,
      actual_out: 0n,
      executed_count: 2,
    })
  })

  test('of nothing does nothing', () => {
    const before = dump(chain.ctx)
    chain.batch([])
    expect([dump(chain.ctx), chain.told]).toEqual([before, []])
  })

  test('mixes take-profit and stop-loss', () => {
    const stop = chain.order(BOB, 'StopLoss', { limit_price: chain.price() })
    const take = chain.sell(ALICE, { limit_price: chain.price() })
    chain.batch([take, chain.signOrder('//Bob', stop)])
    expect(chain.toldOnce('GroupExecutionSummary')).toMatchObject({ executed_count: 2 })
  })

  test('notes when who buys has staked, and not when who sells has', () => {
    const block = BigInt(chain.runtime.definition.system.blockNumber(chain.ctx))
    const last = S.LastColdkeyHotkeyStakeBlock.get(chain.ctx, ALICE.coldkey, ALICE.hotkey)
    chain.batch([chain.buy(CHARLIE), chain.sell(ALICE)])
    const stakedAt = ({ coldkey, hotkey }: typeof ALICE) =>
      S.LastColdkeyHotkeyStakeBlock.get(chain.ctx, coldkey, hotkey)
    expect([stakedAt(CHARLIE), stakedAt(ALICE)]).toEqual([block, last])
  })

  test('takes a hundred orders', () => {
    const orders = Array.from({ length: 100 }, (_, i) =>
      chain.buy(i % 2 === 0 ? CHARLIE : DAVE, { amount: TAO + BigInt(i) }),
    )
    chain.batch(orders)
    expect(chain.toldOnce('GroupExecutionSummary')).toMatchObject({ executed_count: 100 })
  })
})

describe('fees of a batch', () => {
  test('come off what buyers put in and what sellers get, and go to each recipient at once', () => {
    const other: AccountId = `0x${'66'.repeat(32)}`
    const free = chain.free(ALICE.coldkey)
    const worth = worthTao(20n * TAO)
    chain.batch([
      chain.buy(CHARLIE, { amount: 50n * TAO, fee_rate: PERCENT }),
      chain.buy(DAVE, { amount: 10n * TAO, fee_rate: 2 * PERCENT, fee_recipient: other }),
      chain.sell(ALICE, { amount: 20n * TAO, fee_rate: 3 * PERCENT }),
    ])
    const sellFee = (worth * 3n) / 100n
    expect(chain.free(ALICE.coldkey) - free).toBe(worth - sellFee)
    expect(paid(RECIPIENT)).toEqual([sellFee + TAO / 2n])
    expect(paid(other)).toEqual([TAO / 5n])
  })

  test('are on record: a buyer’s amount with the fee, a seller’s payment without', () => {
    const worth = worthTao(10n * TAO)
    chain.batch([
      chain.buy(CHARLIE, { amount: 50n * TAO, fee_rate: PERCENT }),
      chain.sell(ALICE, { fee_rate: 10 * PERCENT }),
    ])
    const [buy, sell] = chain.events
      .filter(({ name }) => name === 'OrderExecuted')
      .map(({ data }) => data)
    expect(buy).toMatchObject({ order_type: 'LimitBuy', amount_in: 50n * TAO })
    expect(sell).toMatchObject({ amount_in: 10n * TAO, amount_out: worth - worth / 10n })
  })

  test('of nothing are no payment', () => {
    chain.batch([chain.buy(CHARLIE), chain.sell(ALICE)])
    expect(paid(RECIPIENT)).toEqual([])
  })
})

describe('the pool is held to the tightest limit of the side that is left over', () => {
  const at = (percent: number) => ({
    limit_price: chain.price() + 1n,
    max_slippage: percent * PERCENT,
  })
  const floor = (percent: number) => ({ ...at(percent), limit_price: chain.price() })

  test('among those who buy', () => {
    const big = { amount: 2_000n * TAO }
    const loose = chain.buy(CHARLIE, { ...big, ...at(50) })
    const tight = chain.buy(DAVE, { amount: TAO, ...at(1) })
    expect(() => chain.batch([loose, tight])).toThrow('SubtensorModule.SlippageTooHigh')
    chain.batch([loose, chain.buy(DAVE, { amount: TAO, ...at(49) })])
  })

  test('among those who sell', () => {
    const loose = chain.sell(ALICE, { amount: 800n * TAO, ...floor(50) })
    const tight = chain.sell(BOB, { amount: TAO, ...floor(1) })
    expect(() => chain.batch([loose, tight])).toThrow('SubtensorModule.SlippageTooHigh')
    chain.batch([loose, chain.sell(BOB, { amount: TAO, ...floor(49) })])
  })

  test('not of the other side, which does not meet the pool', () => {
    const stop = chain.order(ALICE, 'StopLoss', {
      amount: TAO,
      limit_price: chain.price() * 3n,
      max_slippage: 0,
    })
    chain.batch([chain.buy(CHARLIE), chain.signOrder('//Alice', stop)])
    expect(() => chain.batch([chain.signOrder('//Alice', { ...stop, amount: 2n * TAO })])).toThrow(
      'Swap.PriceLimitExceeded',
    )
  })
})

describe('all of a batch fails, and nothing of it remains,', () => {
  const offer = () => chain.sell(ALICE, { amount: 3n * TAO })
  const whole = { fee_rate: 100 * PERCENT }
  const CASES: readonly (readonly [error: string, orders: () => readonly SignedOrder[]])[] = [
    // Nothing is left of what these put in, or get.
    ['LimitOrders.ZeroShareInBatch', () => [offer(), chain.buy(CHARLIE, whole)]],
    ['LimitOrders.ZeroShareInBatch', () => [chain.buy(CHARLIE), chain.sell(BOB, whole)]],
    ['LimitOrders.ZeroShareInBatch', () => [offer(), chain.buy(CHARLIE, { amount: 0n })]],
    ['SubtensorModule.HotKeyAccountNotExists', () => [chain.buy(CHARLIE, { hotkey: UNKNOWN })]],
    ['SubtensorModule.HotKeyAccountNotExists', () => [chain.sell(ALICE, { hotkey: UNKNOWN })]],
    ['SubtensorModule.AmountTooLow', () => [chain.buy(CHARLIE), chain.sell(ALICE, { amount: 0n })]],
    ['SubtensorModule.AmountTooLow', () => [offer(), chain.sell(BOB, { amount: 1_000n })]],
    ['SubtensorModule.StakeUnavailable', () => [offer(), chain.sell(CHARLIE)]],
    // There is as much on the subnet, through another hotkey.
    [
      'SubtensorModule.NotEnoughStakeToWithdraw',
      () => [offer(), chain.sell(ALICE, { hotkey: DEV.bobHotkey })],
    ],
    ['Token.FundsUnavailable', () => [offer(), chain.buy(CHARLIE, { amount: 2_000_000n * TAO })]],
    ['Token.BelowMinimum', () => [chain.buy(CHARLIE, { fee_rate: 1 })]],
    // Once the sellers have theirs, a fee of so little does not keep the pallet's account open.
    [
      'Token.FundsUnavailable',
      () => [
        chain.sell(ALICE, { amount: TAO / 2n, fee_rate: 4 }),
        chain.buy(CHARLIE, { amount: TAO / 100n, fee_rate: 4 }),
      ],
    ],
  ]

  test.each(CASES)('with %s', (error, orders) => {
    const batch = orders()
    const before = dump(chain.ctx)
    expect(() => chain.batch(batch)).toThrow(error)
    expect([dump(chain.ctx), chain.told]).toEqual([before, []])
  })

  test('where a share of the alpha rounds down to nothing', () => {
    S.SubnetTAO.mutate(chain.ctx, 1, (tao) => tao * 10n)
    const before = dump(chain.ctx)
    const orders = [chain.buy(CHARLIE), chain.buy(DAVE, { amount: 1n })]
    expect(() => chain.batch(orders)).toThrow('LimitOrders.ZeroShareInBatch')
    expect(dump(chain.ctx)).toBe(before)
  })

  test('on a subnet that is not there, or not traded', () => {
    const nowhere = [chain.buy(CHARLIE, { netuid: 77 })]
    expect(() => chain.batch(nowhere, 77)).toThrow('SubtensorModule.SubnetNotExists')
    S.SubtokenEnabled.set(chain.ctx, 1, false)
    for (const order of [chain.buy(CHARLIE), chain.sell(ALICE)])
      expect(() => chain.batch([order])).toThrow('SubtensorModule.SubtokenDisabled')
  })
})
