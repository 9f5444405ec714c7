import {
  bool,
  bounded,
  option,
  spelled,
  struct,
  u64,
  unitVariants,
  type ValueOf,
  variants,
  vec,
} from '../../../codec/index.ts'
import { AccountId, MultiSignature, NetUid } from '../../frame/types.ts'
import { MAX_ORDERS_PER_BATCH, MAX_RELAYERS } from './constants.ts'
import { Perbill } from './perbill.ts'

const params = [['AccountId', AccountId]] as const
const account = spelled(AccountId, 'AccountId')

/** Which way a batch traded with the pool on balance. */
export const OrderSide = unitVariants(
  { Buy: 0, Sell: 1 },
  { path: 'pallet_limit_orders::OrderSide' },
)
export type OrderSide = ValueOf<typeof OrderSide>

/**
 * What an order does, and when: `LimitBuy` buys at or below its limit price, `TakeProfit` sells at or above it and
 * `StopLoss` at or below.
 */
export const OrderType = unitVariants(
  { LimitBuy: 0, TakeProfit: 1, StopLoss: 2 },
  { path: 'pallet_limit_orders::OrderType' },
)
export type OrderType = ValueOf<typeof OrderType>

/**
 * What a person signs. `amount` is rao of what goes in (TAO to buy, alpha to sell), `limit_price` TAO per alpha × 10^9,
 * `expiry` milliseconds since 1970; the fee is a share of the TAO.
 */
export const Order = struct(
  {
    signer: account,
    hotkey: account,
    netuid: NetUid,
    order_type: OrderType,
    amount: u64,
    limit_price: u64,
    expiry: u64,
    fee_rate: Perbill,
    fee_recipient: account,
    relayer: option(bounded(vec(account), MAX_RELAYERS)),
    max_slippage: option(Perbill),
    chain_id: u64,
    partial_fills_enabled: bool,
  },
  { path: 'pallet_limit_orders::Order', params },
)
export type Order = ValueOf<typeof Order>

/** An order by the version of its shape: orders of old shapes stay valid when a new one comes. */
export const VersionedOrder = variants(
  { V1: { index: 0, value: Order } },
  { path: 'pallet_limit_orders::VersionedOrder', params },
)
export type VersionedOrder = ValueOf<typeof VersionedOrder>

/** An order with its owner's signature over its SCALE bytes; `partial_fill` is as much of its amount as is to go in. */
export const SignedOrder = struct(
  {
    order: VersionedOrder,
    signature: MultiSignature,
    partial_fill: option(u64),
  },
  { path: 'pallet_limit_orders::SignedOrder', params },
)
export type SignedOrder = ValueOf<typeof SignedOrder>

/** The orders of one call. */
export const SignedOrders = spelled(
  bounded(vec(SignedOrder), MAX_ORDERS_PER_BATCH),
  'BoundedVec<SignedOrder<T::AccountId>, T::MaxOrdersPerBatch>',
)

/** What became of an order; the value is how much of its amount has gone in. */
export const OrderStatus = variants(
  {
    Fulfilled: { index: 0 },
    PartiallyFilled: { index: 1, value: u64 },
    Cancelled: { index: 2 },
  },
  { path: 'pallet_limit_orders::OrderStatus' },
)
export type OrderStatus = ValueOf<typeof OrderStatus>
