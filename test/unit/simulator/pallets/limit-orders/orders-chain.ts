import { encode, type Hex, toHex } from '../../../../../src/codec/index.ts'
import type { AccountId } from '../../../../../src/crypto/index.ts'
import { signed } from '../../../../../src/simulator/frame/origin.ts'
import { PALLET_HOTKEY } from '../../../../../src/simulator/pallets/limit-orders/constants.ts'
import { deriveOrderId } from '../../../../../src/simulator/pallets/limit-orders/order.ts'
import { Orders } from '../../../../../src/simulator/pallets/limit-orders/storage.ts'
import {
  type Order,
  type OrderStatus,
  type SignedOrder,
  VersionedOrder,
} from '../../../../../src/simulator/pallets/limit-orders/types.ts'
import { getStakeForHotkeyAndColdkeyOnSubnet } from '../../../../../src/simulator/pallets/subtensor/staking/hotkey-stake.ts'
import { SwapInterface } from '../../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { Now } from '../../../../../src/simulator/pallets/timestamp/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import type { Preset } from '../../../../../src/simulator/runtime/genesis/preset.ts'
import { PRESETS } from '../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { SignedChain } from '../../signed-chain.ts'

export const TAO = 1_000_000_000n
export const U64_MAX = (1n << 64n) - 1n
export const NOW = 1_700_000_000_000n
export const PERCENT = 10_000_000
/** Gets the fees where a test does not say who. */
export const RECIPIENT: AccountId = `0x${'77'.repeat(32)}`

/** A side of an order with a key of its own: who signs, and through which hotkey. */
interface Trader {
  readonly uri: string
  readonly coldkey: AccountId
  readonly hotkey: AccountId
}

/** Have TAO, and no stake through this hotkey. */
export const CHARLIE: Trader = {
  uri: '//Charlie',
  coldkey: DEV.charlie,
  hotkey: DEV.charlieHotkey,
}
export const DAVE: Trader = { uri: '//Dave', coldkey: DEV.dave, hotkey: DEV.daveHotkey }
/** Have stake on every subnet. */
export const ALICE: Trader = { uri: '//Alice', coldkey: DEV.alice, hotkey: DEV.aliceHotkey }
export const BOB: Trader = { uri: '//Bob', coldkey: DEV.bob, hotkey: DEV.bobHotkey }
export const RELAYER = DEV.eve

/** The default devnet, but that a TAO buys two alpha of subnet 1: its validators hold a good deal of them. */
const CHEAP: Preset = {
  ...PRESETS.default,
  subnets: PRESETS.default.subnets.map((subnet) =>
    subnet.netuid === 1
      ? { ...subnet, pool: { tao: 20_000n * TAO, alpha: 40_000n * TAO } }
      : subnet,
  ),
}

/** That devnet with a clock, and orders signed for it. */
export class OrdersChain extends SignedChain {
  constructor() {
    super(CHEAP)
    Now.set(this.ctx, NOW)
  }

  /** An order on subnet 1 that anybody may relay, at any price: for 10 TAO or alpha where it is not said. */
  order(who: Trader, order_type: Order['order_type'], changes: Partial<Order> = {}): Order {
    return {
      signer: who.coldkey,
      hotkey: who.hotkey,
      netuid: 1,
      order_type,
      amount: 10n * TAO,
      limit_price: order_type === 'TakeProfit' ? 0n : U64_MAX,
      expiry: U64_MAX,
      fee_rate: 0,
      fee_recipient: RECIPIENT,
      relayer: undefined,
      max_slippage: undefined,
      chain_id: 42n,
      partial_fills_enabled: false,
      ...changes,
    }
  }

  /** `value` with the signature of the key of `uri`. */
  signOrder(uri: string, value: Order, partial_fill?: bigint): SignedOrder {
    const order: VersionedOrder = { type: 'V1', value }
    const proof = this.pair(uri).sign(encode(VersionedOrder, order))
    return { order, signature: { type: 'Sr25519', value: toHex(proof) }, partial_fill }
  }

  buy(who: Trader, changes: Partial<Order> = {}, partialFill?: bigint): SignedOrder {
    return this.signOrder(who.uri, this.order(who, 'LimitBuy', changes), partialFill)
  }

  sell(who: Trader, changes: Partial<Order> = {}, partialFill?: bigint): SignedOrder {
    return this.signOrder(who.uri, this.order(who, 'TakeProfit', changes), partialFill)
  }

  execute(orders: readonly SignedOrder[], should_fail = false, relayer: AccountId = RELAYER): void {
    this.#call('execute_orders', { orders, should_fail }, relayer)
  }

  batch(orders: readonly SignedOrder[], netuid = 1, relayer: AccountId = RELAYER): void {
    this.#call('execute_batched_orders', { netuid, orders }, relayer)
  }

  cancel({ order }: SignedOrder, who: AccountId): void {
    this.#call('cancel_order', { order }, who)
  }

  #call(name: string, args: Readonly<Record<string, unknown>>, who: AccountId): void {
    this.ctx.dispatch({ pallet: 'LimitOrders', name, args }, signed(who))
  }

  statusOf({ order }: SignedOrder): OrderStatus | undefined {
    return Orders.get(this.ctx, deriveOrderId(order))
  }

  idOf({ order }: SignedOrder): Hex {
    return deriveOrderId(order)
  }

  stake({ coldkey, hotkey }: Omit<Trader, 'uri'>, netuid = 1): bigint {
    return getStakeForHotkeyAndColdkeyOnSubnet(this.ctx, hotkey, coldkey, netuid)
  }

  /** Alpha that the pallet has not handed out. */
  dust(account: AccountId, netuid = 1): bigint {
    return this.stake({ coldkey: account, hotkey: PALLET_HOTKEY }, netuid)
  }

  /** The price in TAO per alpha × 10^9, rounded down. */
  price(netuid = 1): bigint {
    return (SwapInterface.currentAlphaPrice(this.ctx, netuid) * TAO) >> 64n
  }

  /** Events of this pallet, as names. */
  get told(): readonly string[] {
    return this.events.filter(({ pallet }) => pallet === 'LimitOrders').map(({ name }) => name)
  }

  /** What the only event of a name says. */
  toldOnce(name: string): unknown {
    const found = this.events.filter((one) => one.pallet === 'LimitOrders' && one.name === name)
    if (found.length !== 1) throw new Error(`${found.length} events ${name}`)
    return found[0]?.data
  }
}
