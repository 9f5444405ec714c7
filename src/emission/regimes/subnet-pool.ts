import { Curve } from './curve.ts'
import { divFloor } from './fixed32.ts'

/** A subnet with a token and a market for it. Amounts are rao; prices are I96F32 bits of TAO for one alpha. */
export interface SubnetPool {
  readonly netuid: number
  /** The block in which it was started; before the run for those of the start. */
  readonly startedAt: number
  /** How much alpha a block emits, by how much there is. */
  readonly curve: Curve
  tao: bigint
  alphaIn: bigint
  alphaOut: bigint
  movingPrice: bigint
  /** What waits for the epoch: the owner's, the miners', the dividends; for root alpha, or TAO where it is sold at once. */
  pendingOwner: bigint
  pendingMiners: bigint
  pendingDividends: bigint
  pendingRoot: bigint
  /** Rao of TAO that people, and the chain, have put in less what they took out since the last average. */
  userFlow: bigint
  chainFlow: bigint
  /** The averages of both, in rao a block, as I64F64 bits. */
  userFlowAverage: bigint
  chainFlowAverage: bigint
}

/** A pool in which nothing waits. */
export function newPool(
  netuid: number,
  startedAt: number,
  reserves: { readonly tao: bigint; readonly alpha: bigint },
): SubnetPool {
  return {
    netuid,
    startedAt,
    curve: new Curve(),
    tao: reserves.tao,
    alphaIn: reserves.alpha,
    alphaOut: 0n,
    movingPrice: 0n,
    pendingOwner: 0n,
    pendingMiners: 0n,
    pendingDividends: 0n,
    pendingRoot: 0n,
    userFlow: 0n,
    chainFlow: 0n,
    userFlowAverage: 0n,
    chainFlowAverage: 0n,
  }
}

/** The reserves' ratio; 0 of an empty reserve. */
export function priceOf({ tao, alphaIn }: SubnetPool): bigint {
  return divFloor(tao, alphaIn)
}

/** What a swap costs: a part of 65535 of what is given, and rao of TAO that stay in the pool. */
export interface SwapFee {
  readonly rate: bigint
  readonly flat: bigint
}

/** Least reserve that a swap may leave, in rao. */
const LEAST_RESERVE = 1_000_000n
const U16_MAX = 65_535n

/** What `amount` takes out of a reserve by x·y = k, rounded down; 0 where too little would be left. */
export function paidOut(reserveIn: bigint, reserveOut: bigint, amount: bigint): bigint {
  const out = (reserveOut * amount) / (reserveIn + amount)
  return reserveOut - out < LEAST_RESERVE ? 0n : out
}

/** Buys alpha with rao of TAO, the fee included; returns rao of alpha, 0 where the pool refuses. */
export function buy(pool: SubnetPool, tao: bigint, fee: SwapFee): bigint {
  const flat = tao < fee.flat ? tao : fee.flat
  const paidIn = tao - flat - ((tao - flat) * fee.rate) / U16_MAX
  const out = paidOut(pool.tao, pool.alphaIn, paidIn)
  if (out === 0n) return 0n
  pool.tao += paidIn + flat
  pool.alphaIn -= out
  pool.alphaOut += out
  pool.userFlow += paidIn
  return out
}

/** Sells rao of alpha; returns rao of TAO after the fee, 0 where the pool refuses. */
export function sell(pool: SubnetPool, alpha: bigint, fee: SwapFee): bigint {
  const paidIn = alpha - (alpha * fee.rate) / U16_MAX
  const out = paidOut(pool.alphaIn, pool.tao, paidIn)
  if (out === 0n) return 0n
  const kept = out < fee.flat ? out : fee.flat
  pool.alphaIn += paidIn
  pool.alphaOut -= alpha
  pool.tao -= out - kept
  pool.userFlow -= out
  return out - kept
}
