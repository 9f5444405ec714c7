import { TypeRegistry } from '@polkadot/types'
import { beforeAll, describe, expect, test } from 'vitest'
import { decode, encode, fromHex, toHex } from '../../../../../src/codec/index.ts'
import { blake2b256, cryptoReady } from '../../../../../src/crypto/index.ts'
import {
  computeEffectiveSwapLimit,
  deriveOrderId,
} from '../../../../../src/simulator/pallets/limit-orders/order.ts'
import { perbillMulFloor } from '../../../../../src/simulator/pallets/limit-orders/perbill.ts'
import {
  type Order,
  SignedOrders,
  VersionedOrder,
} from '../../../../../src/simulator/pallets/limit-orders/types.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { createRuntime } from '../../../../../src/simulator/runtime/index.ts'
import { PERCENT, TAO, U64_MAX } from './orders-chain.ts'

beforeAll(cryptoReady)

const ORDER: Order = {
  signer: DEV.alice,
  hotkey: DEV.aliceHotkey,
  netuid: 258,
  order_type: 'StopLoss',
  amount: 123_456_789n,
  limit_price: U64_MAX,
  expiry: 1_700_000_000_001n,
  fee_rate: PERCENT,
  fee_recipient: DEV.bob,
  relayer: [DEV.charlie, DEV.dave],
  max_slippage: 999_999_999,
  chain_id: 964n,
  partial_fills_enabled: true,
}

/** The shape as relayers give it to polkadot-js, which makes what people sign. */
const REGISTERED = {
  OrderType: { _enum: ['LimitBuy', 'TakeProfit', 'StopLoss'] },
  Order: {
    signer: 'AccountId',
    hotkey: 'AccountId',
    netuid: 'u16',
    order_type: 'OrderType',
    amount: 'u64',
    limit_price: 'u64',
    expiry: 'u64',
    fee_rate: 'u32',
    fee_recipient: 'AccountId',
    relayer: 'Option<Vec<AccountId>>',
    max_slippage: 'Option<u32>',
    chain_id: 'u64',
    partial_fills_enabled: 'bool',
  },
  VersionedOrder: { _enum: { V1: 'Order' } },
}

describe('an order', () => {
  test.each([
    ORDER,
    { ...ORDER, relayer: undefined, max_slippage: undefined, order_type: 'LimitBuy' as const },
  ])('has the bytes, and so the id, that polkadot-js signs (%#)', (value) => {
    const registry = new TypeRegistry()
    registry.register(REGISTERED)
    const theirs = registry.createType('VersionedOrder', { V1: value }).toU8a()
    const order: VersionedOrder = { type: 'V1', value }
    expect(toHex(encode(VersionedOrder, order))).toBe(toHex(theirs))
    expect(decode(VersionedOrder, theirs)).toEqual(order)
    expect(deriveOrderId(order)).toBe(toHex(blake2b256(theirs)))
  })

  test('with more than all as a share is malformed', () => {
    const bytes = (fee_rate: number) => {
      const good = toHex(
        encode(VersionedOrder, { type: 'V1', value: { ...ORDER, fee_rate: 0x1badd } }),
      )
      const le = Buffer.alloc(4)
      le.writeUInt32LE(fee_rate)
      return fromHex(good.replace('ddba0100', le.toString('hex')) as `0x${string}`)
    }
    expect(decode(VersionedOrder, bytes(1_000_000_000)).value.fee_rate).toBe(1_000_000_000)
    expect(() => decode(VersionedOrder, bytes(1_000_000_001))).toThrow('parts of')
  })

  test('names ten relayers at most, and a call a hundred orders', () => {
    const relayers = (count: number) =>
      encode(VersionedOrder, {
        type: 'V1',
        value: { ...ORDER, relayer: Array.from({ length: count }, () => DEV.eve) },
      })
    expect(() => relayers(11)).toThrow('at most 10')
    const signed = {
      order: { type: 'V1', value: ORDER },
      signature: { type: 'Sr25519', value: `0x${'00'.repeat(64)}` },
      partial_fill: undefined,
    } as const
    const many = encode(SignedOrders, Array(100).fill(signed))
    expect(decode(SignedOrders, many)).toHaveLength(100)
    // A compact length of 101 in place of 100.
    const more = new Uint8Array([...many, ...relayers(1)])
    more[0] = (101 << 2) | 1
    more[1] = (101 << 2) >> 8
    expect(() => decode(SignedOrders, more)).toThrow()
  })
})

describe('the worst price for the pool', () => {
  const limit = (changes: Partial<Order>) => computeEffectiveSwapLimit({ ...ORDER, ...changes })
  test('is the limit price and the slippage, or none', () => {
    const limit_price = 500_000_001n
    const max_slippage = PERCENT
    expect(limit({ order_type: 'LimitBuy', limit_price, max_slippage })).toBe(505_000_001n)
    expect(limit({ order_type: 'TakeProfit', limit_price, max_slippage })).toBe(495_000_001n)
    expect(limit({ order_type: 'LimitBuy', max_slippage: undefined })).toBe(U64_MAX)
    expect(limit({ order_type: 'StopLoss', max_slippage: undefined })).toBe(0n)
  })

  test('stays inside 64 bits', () => {
    const all = { max_slippage: 100 * PERCENT }
    expect(limit({ order_type: 'LimitBuy', limit_price: U64_MAX, ...all })).toBe(U64_MAX)
    expect(limit({ order_type: 'TakeProfit', limit_price: TAO, ...all })).toBe(0n)
  })
})

test('shares are rounded down', () => {
  expect(perbillMulFloor(333_333_333, 10n)).toBe(3n)
  expect(perbillMulFloor(999_999_999, 1n)).toBe(0n)
  expect(perbillMulFloor(1_000_000_000, U64_MAX)).toBe(U64_MAX)
})

test.each([
  ['execute_orders', { should_fail: false }, 2_981_949_239n, 11_306n],
  ['execute_batched_orders', { netuid: 1 }, 3_833_852_500n, 13_885n],
])('%s costs by the order', (name, args, refTime, proof) => {
  const runtime = createRuntime()
  const costOf = (count: number) =>
    runtime.dispatchInfo({
      pallet: 'LimitOrders',
      name,
      args: { ...args, orders: Array(count).fill(undefined) },
    })
  expect(costOf(1).weight).toEqual({ ref_time: refTime, proof_size: proof })
  expect(costOf(100).weight.proof_size - costOf(99).weight.proof_size).toBe(5_158n)
})
