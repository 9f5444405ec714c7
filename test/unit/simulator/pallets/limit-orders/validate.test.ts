import { Keyring } from '@polkadot/keyring'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encode, toHex } from '../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import { ChainId } from '../../../../../src/simulator/pallets/evm-chain-id/storage.ts'
import { Errors } from '../../../../../src/simulator/pallets/limit-orders/errors.ts'
import { LimitOrdersEnabled } from '../../../../../src/simulator/pallets/limit-orders/storage.ts'
import {
  type Order,
  type SignedOrder,
  VersionedOrder,
} from '../../../../../src/simulator/pallets/limit-orders/types.ts'
import { Now } from '../../../../../src/simulator/pallets/timestamp/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { dump } from '../../dump.ts'
import { ALICE, CHARLIE, NOW, OrdersChain, RELAYER, TAO } from './orders-chain.ts'

beforeAll(cryptoReady)

let chain: OrdersChain
let untouched: ReturnType<OrdersChain['state']['mark']>
beforeAll(() => {
  chain = new OrdersChain()
  untouched = chain.state.mark()
})
beforeEach(() => chain.state.rollback(untouched))

/** An order that may not be executed, and why. */
type Refused = readonly [error: keyof typeof Errors, make: () => SignedOrder]

const resigned = (make: (bytes: Uint8Array) => SignedOrder['signature']): SignedOrder => {
  const good = chain.buy(CHARLIE)
  return { ...good, signature: make(encode(VersionedOrder, good.order)) }
}
const tampered = (changes: Partial<Order>): SignedOrder => {
  const good = chain.buy(CHARLIE)
  return { ...good, order: { type: 'V1', value: { ...good.order.value, ...changes } } }
}
const partial = { relayer: [RELAYER], partial_fills_enabled: true }

const REFUSED: readonly Refused[] = [
  ['ChainIdMismatch', () => chain.buy(CHARLIE, { chain_id: 964n })],
  ['InvalidSignature', () => chain.signOrder('//Dave', chain.order(CHARLIE, 'LimitBuy'))],
  ['InvalidSignature', () => tampered({ amount: 11n * TAO })],
  ['InvalidSignature', () => tampered({ fee_recipient: DEV.eve })],
  [
    'InvalidSignature',
    () => {
      // A good ed25519 signature of a signer who has such a key.
      const pair = new Keyring({ type: 'ed25519' }).addFromUri('//Charlie')
      const value = chain.order({ ...CHARLIE, coldkey: toHex(pair.publicKey) }, 'LimitBuy')
      const order: VersionedOrder = { type: 'V1', value }
      const signature = toHex(pair.sign(encode(VersionedOrder, order)))
      return { order, signature: { type: 'Ed25519', value: signature }, partial_fill: undefined }
    },
  ],
  ['InvalidSignature', () => resigned(() => ({ type: 'Ecdsa', value: `0x${'11'.repeat(65)}` }))],
  [
    'InvalidSignature',
    () =>
      resigned((bytes) => ({
        type: 'Ed25519',
        value: toHex(chain.pair('//Charlie').sign(bytes)),
      })),
  ],
  [
    'OrderAlreadyProcessed',
    () => {
      const order = chain.buy(CHARLIE)
      chain.execute([order], true)
      return order
    },
  ],
  [
    'OrderCancelled',
    () => {
      const order = chain.buy(CHARLIE)
      chain.cancel(order, CHARLIE.coldkey)
      return order
    },
  ],
  ['OrderExpired', () => chain.buy(CHARLIE, { expiry: NOW - 1n })],
  ['PriceConditionNotMet', () => chain.buy(CHARLIE, { limit_price: chain.price() - 1n })],
  ['PriceConditionNotMet', () => chain.sell(ALICE, { limit_price: chain.price() + 1n })],
  [
    'PriceConditionNotMet',
    () => {
      const order = chain.order(ALICE, 'StopLoss', { limit_price: chain.price() - 1n })
      return chain.signOrder('//Alice', order)
    },
  ],
  ['RelayerMissMatch', () => chain.buy(CHARLIE, { relayer: [DEV.bob, DEV.ferdie] })],
  ['RelayerMissMatch', () => chain.buy(CHARLIE, { relayer: [] })],
  [
    'RelayerRequiredForPartialFill',
    () => chain.buy(CHARLIE, { partial_fills_enabled: true }, 5n * TAO),
  ],
  ['PartialFillsNotEnabled', () => chain.buy(CHARLIE, { relayer: [RELAYER] }, 5n * TAO)],
  ['IncorrectPartialFillAmount', () => chain.buy(CHARLIE, partial, 0n)],
  ['IncorrectPartialFillAmount', () => chain.buy(CHARLIE, partial, 10n * TAO + 1n)],
  [
    'IncorrectPartialFillAmount',
    () => {
      const order = chain.buy(CHARLIE, partial, 6n * TAO)
      chain.execute([order], true)
      return { ...order, partial_fill: 4n * TAO + 1n }
    },
  ],
  [
    'IncorrectPartialFillAmount',
    () => {
      const order = chain.buy(CHARLIE, partial, 6n * TAO)
      chain.execute([order], true)
      return { ...order, partial_fill: undefined }
    },
  ],
]

describe.each(REFUSED)('%s (%#)', (error, make) => {
  test('fails execute_orders where it is to fail, and nothing of it remains', () => {
    const [bad, good] = [make(), chain.sell(ALICE, { netuid: 2, amount: 3n * TAO })]
    const before = dump(chain.ctx)
    expect(() => chain.execute([good, bad], true)).toThrow(`LimitOrders.${error}`)
    expect(dump(chain.ctx)).toBe(before)
  })

  test('is left out where it is not, by an event that says why', () => {
    const bad = make()
    const before = dump(chain.ctx)
    const told = chain.told.length
    chain.execute([bad])
    expect(dump(chain.ctx)).toBe(before)
    expect(chain.told.slice(told)).toEqual(['OrderSkipped'])
    expect(chain.events.at(-1)?.data).toEqual({
      order_id: chain.idOf(bad),
      reason: Errors[error].value,
    })
  })

  test('fails a batch, and nothing of it remains', () => {
    const [bad, good] = [make(), chain.sell(ALICE, { amount: 3n * TAO })]
    const before = dump(chain.ctx)
    expect(() => chain.batch([good, bad])).toThrow(`LimitOrders.${error}`)
    expect(dump(chain.ctx)).toBe(before)
  })
})

describe('checks come in upstream’s order', () => {
  /** Wrong in every way, and mended one by one from the front. */
  const MENDED: readonly (readonly [keyof typeof Errors, Partial<Order>])[] = [
    ['RootNetUidNotAllowed', { netuid: 1 }],
    ['ChainIdMismatch', { chain_id: 42n }],
    ['InvalidSignature', {}],
    ['OrderExpired', { expiry: NOW }],
    ['PriceConditionNotMet', { limit_price: 10n * TAO }],
    ['RelayerMissMatch', { relayer: undefined }],
    ['RelayerRequiredForPartialFill', { relayer: [RELAYER] }],
    ['PartialFillsNotEnabled', { partial_fills_enabled: true }],
  ]

  test('of which the first that fails speaks', () => {
    let order = chain.order(CHARLIE, 'LimitBuy', {
      netuid: 0,
      chain_id: 1n,
      expiry: 0n,
      limit_price: 0n,
      relayer: [DEV.bob],
    })
    let signer = '//Dave'
    for (const [error, mended] of MENDED) {
      const bad = chain.signOrder(signer, order, 0n)
      expect(() => chain.execute([bad], true)).toThrow(`LimitOrders.${error}`)
      order = { ...order, ...mended }
      if (error === 'InvalidSignature') signer = CHARLIE.uri
    }
    const last = chain.signOrder(signer, order, 0n)
    expect(() => chain.execute([last], true)).toThrow('LimitOrders.IncorrectPartialFillAmount')
    chain.execute([{ ...last, partial_fill: TAO }], true)
  })

  test('and a switched-off pallet before all', () => {
    LimitOrdersEnabled.set(chain.ctx, false)
    const bad = chain.buy(CHARLIE, { netuid: 0 })
    expect(() => chain.execute([bad])).toThrow('LimitOrders.LimitOrdersDisabled')
    expect(() => chain.batch([bad], 0)).toThrow('LimitOrders.LimitOrdersDisabled')
  })

  test('a batch refuses root, a second copy, and another subnet before the order itself', () => {
    const bad = chain.buy(CHARLIE, { chain_id: 1n })
    expect(() => chain.batch([], 0)).toThrow('LimitOrders.RootNetUidNotAllowed')
    expect(() => chain.batch([bad], 2)).toThrow('LimitOrders.OrderNetUidMismatch')
    const good = chain.buy(CHARLIE)
    expect(() => chain.batch([good, good])).toThrow('LimitOrders.DuplicateOrderInBatch')
  })
})

describe('an order may be executed', () => {
  test('to the very millisecond, at the very price, by any relayer that it names', () => {
    Now.set(chain.ctx, NOW)
    const price = chain.price()
    const orders = [
      chain.buy(CHARLIE, { expiry: NOW, limit_price: price, relayer: [DEV.bob, RELAYER] }),
      chain.buy(CHARLIE, { netuid: 2, limit_price: chain.price(2) }),
    ]
    chain.execute(orders, true)
    expect(orders.map((one) => chain.statusOf(one)?.type)).toEqual(['Fulfilled', 'Fulfilled'])
  })

  test('on a chain that calls itself by another number, if it says that one', () => {
    const args = { chain_id: 945n }
    const rename = { pallet: 'AdminUtils', name: 'sudo_set_evm_chain_id', args }
    expect(() => chain.ctx.dispatch(rename, signed(DEV.alice))).toThrow('BadOrigin')
    chain.ctx.dispatch(rename)
    expect(ChainId.get(chain.ctx)).toBe(945n)
    chain.execute([chain.buy(CHARLIE, { chain_id: 945n })], true)
    expect(() => chain.execute([chain.buy(CHARLIE)], true)).toThrow('LimitOrders.ChainIdMismatch')
  })
})
